using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Transport;

/// <summary>The UDP socket: one datagram, one message.</summary>
internal sealed class UdpPort : IAsyncDisposable
{
    private const int SocketBufferBytes = 4 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly MessageIntake _intake;
    private readonly Task _reading;

    /// <exception cref="SocketException">The address or port cannot be bound.</exception>
    public UdpPort(IPEndPoint local, MessageIntake intake)
    {
        _intake = intake;
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = SocketBufferBytes };
        try
        {
            _socket.Bind(local);
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }

        _reading = Task.Run(ReadAsync);
    }

    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>False when the system refuses the datagram.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes, IPEndPoint destination)
    {
        try
        {
            _socket.SendTo(bytes, SocketFlags.None, destination);
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _reading;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[SipLimits.MessageBytes];
        var source = new SocketAddress(_socket.AddressFamily);
        var any = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (true)
        {
            try
            {
                var count = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, source);
                _intake.Take(buffer.AsSpan(0, count), SipTransport.Udp, (IPEndPoint)any.Create(source));
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.OperationAborted or SocketError.NotSocket)
            {
                return;
            }
            catch (SocketException)
            {
                // A port-unreachable of some earlier datagram: the socket itself goes on.
            }
        }
    }
}
