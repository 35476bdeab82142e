using System.Net;
using System.Net.Sockets;

namespace MiniBot.Sip.Media;

/// <summary>
/// A UDP socket that never waits and never throws while in use: a datagram that cannot be sent is lost, as on any network.
/// </summary>
internal sealed class DatagramSocket : IDisposable
{
    private readonly Socket _socket;

    private DatagramSocket(Socket socket, int port) =>
        (_socket, Port, Handle, Family) = (socket, port, (int)socket.Handle, socket.AddressFamily);

    public int Port { get; }

    /// <summary>The descriptor. Whoever uses the socket also disposes of it, so that it cannot be closed meanwhile.</summary>
    public int Handle { get; }

    public AddressFamily Family { get; }

    /// <summary>Binds a port; the error tells a port in use from an address that is not ours.</summary>
    public static SocketError TryBind(IPAddress address, int port, out DatagramSocket? bound)
    {
        bound = null;
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.SetRawSocketOption(NativeMethods.SocketLevel, NativeMethods.TimestampNanoseconds, BitConverter.GetBytes(1));
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            return exception.SocketErrorCode;
        }

        bound = new DatagramSocket(socket, port);
        return SocketError.Success;
    }

    public unsafe void Send(ReadOnlySpan<byte> datagram, MediaAddress destination)
    {
        Span<byte> address = stackalloc byte[MediaAddress.MaxLength];
        var addressLength = destination.Write(address, Family);
        fixed (byte* bytes = datagram)
        fixed (byte* name = address)
            _ = NativeMethods.SendTo(
                Handle,
                bytes,
                (nuint)datagram.Length,
                NativeMethods.DontWait | NativeMethods.NoSignal,
                name,
                (uint)addressLength
            );
    }

    public void Dispose() => _socket.Dispose();
}
