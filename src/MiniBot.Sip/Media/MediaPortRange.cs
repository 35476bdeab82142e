using System.Net;
using System.Net.Sockets;

namespace MiniBot.Sip.Media;

/// <summary>
/// The UDP ports that media may use. Hands out pairs: RTP on an even port, RTCP on the next. RFC 3550 §11. Thread-safe.
/// </summary>
public sealed class MediaPortRange
{
    private readonly int _firstPair;
    private readonly int _pairs;

    // Somewhere in the range: after a restart, what is still sent to the ports of earlier calls shall not meet a new call.
    private int _next = Random.Shared.Next();

    /// <summary>A range of at least one pair.</summary>
    /// <param name="first">The lowest port, 1024 to 65534.</param>
    /// <param name="last">The highest port, up to 65535.</param>
    /// <exception cref="ArgumentException">There is no even port with its successor in the range.</exception>
    public MediaPortRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1024);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, ushort.MaxValue);
        (First, Last) = (first, last);
        _firstPair = first + (first & 1);
        _pairs = (last - _firstPair + 1) / 2;
        if (_pairs < 1)
            throw new ArgumentException($"The range {first}-{last} holds no even port followed by an odd one.", nameof(last));
    }

    /// <summary>The lowest port.</summary>
    public int First { get; }

    /// <summary>The highest port.</summary>
    public int Last { get; }

    /// <summary>Binds the next free pair, each port in turn so that a port just freed rests; null and the cause when none is free.</summary>
    internal (DatagramSocket Media, DatagramSocket Control)? Bind(IPAddress address, out string failure)
    {
        failure = $"No free pair of UDP ports in {First}-{Last}.";
        for (var attempt = 0; attempt < _pairs; attempt++)
        {
            var pair = (int)((uint)Interlocked.Increment(ref _next) % (uint)_pairs);
            var port = _firstPair + (pair * 2);
            var error = DatagramSocket.TryBind(address, port, out var media);
            if (media is null)
            {
                if (error is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
                    continue;
                failure = $"No UDP port can be opened on the local media address: {error}.";
                return null;
            }

            if (DatagramSocket.TryBind(address, port + 1, out var control) == SocketError.Success && control is not null)
                return (media, control);
            media.Dispose();
        }

        return null;
    }
}
