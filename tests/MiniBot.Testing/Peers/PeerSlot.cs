using System.Net;
using System.Net.Sockets;

namespace MiniBot.Testing.Peers;

/// <summary>
/// The loopback ports of one peer: SIP (and the next, which baresip takes for TLS), control, and <see cref="MediaPorts"/>
/// for RTP and RTCP. Taken when no one on this machine has them; free again when disposed.
/// </summary>
public sealed class PeerSlot : IDisposable
{
    /// <summary>Ports for media in a slot: 50 calls with RTP and RTCP at both ends' choice.</summary>
    public const int MediaPorts = 200;

    private const int Slots = 50;
    private static readonly Lock Gate = new();
    private static readonly bool[] Taken = new bool[Slots];
    private readonly int _index;

    private PeerSlot(int index) => _index = index;

    /// <summary>UDP and TCP port for SIP.</summary>
    public int SipPort => 6100 + (2 * _index);

    /// <summary>TCP port for control.</summary>
    public int ControlPort => SipPort + 10_000;

    /// <summary>First port for media.</summary>
    public int FirstMediaPort => 22_000 + (MediaPorts * _index);

    /// <summary>Last port for media.</summary>
    public int LastMediaPort => FirstMediaPort + MediaPorts - 1;

    /// <summary>Takes a slot. Several test runs share the machine, so each begins its search elsewhere.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static PeerSlot Take()
    {
        lock (Gate)
        {
            for (var i = 0; i < Slots; i++)
            {
                var slot = new PeerSlot((Environment.ProcessId + i) % Slots);
                if (Taken[slot._index] || !slot.IsFree())
                    continue;
                Taken[slot._index] = true;
                return slot;
            }
        }

        throw new InvalidOperationException("All ports for test peers are taken.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (Gate)
            Taken[_index] = false;
    }

    private bool IsFree() =>
        CanBind(SocketType.Dgram, SipPort)
        && CanBind(SocketType.Stream, SipPort)
        && CanBind(SocketType.Stream, SipPort + 1)
        && CanBind(SocketType.Stream, ControlPort)
        && CanBind(SocketType.Dgram, FirstMediaPort);

    private static bool CanBind(SocketType type, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
