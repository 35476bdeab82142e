using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Tests.Media;

/// <summary>Stands between two sessions and drops datagrams by their number.</summary>
internal sealed class UdpRelay(Func<int, bool> passes) : IDisposable
{
    private readonly List<Hop> _hops = [];
    private int _count;

    /// <summary>The same agreement with a hop of the relay as the far end.</summary>
    public NegotiatedMedia Redirect(NegotiatedMedia media) =>
        media with
        {
            Audio = media.Audio with { Remote = Hop.To(_hops, media.Audio.Remote), IsMultiplexed = true },
            Text = media.Text is { } text ? text with { Remote = Hop.To(_hops, text.Remote), IsMultiplexed = true } : null,
        };

    public void Pump()
    {
        var buffer = new byte[2048];
        foreach (var hop in _hops)
        {
            while (hop.Socket.Poll(0, SelectMode.SelectRead))
            {
                var length = hop.Socket.Receive(buffer);
                // To the far end it must come from the hop that leads back, which is the source that it was told.
                if (passes(_count++))
                    BackOf(hop).Socket.SendTo(buffer.AsSpan(0, length), hop.Destination);
            }
        }
    }

    public void Dispose()
    {
        foreach (var hop in _hops)
            hop.Socket.Dispose();
    }

    /// <summary>Hops come in the order audio, text of the one side, then audio, text of the other.</summary>
    private Hop BackOf(Hop hop) => _hops[(_hops.IndexOf(hop) + (_hops.Count / 2)) % _hops.Count];

    private sealed record Hop(Socket Socket, IPEndPoint Destination)
    {
        public static IPEndPoint To(List<Hop> hops, IPEndPoint destination)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            hops.Add(new Hop(socket, destination));
            return (IPEndPoint)socket.LocalEndPoint!;
        }
    }
}
