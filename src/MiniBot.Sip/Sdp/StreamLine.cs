using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>What audio and text sections have in common: profile, ports, addresses, direction.</summary>
internal static class StreamLine
{
    public const string Transport = "RTP/AVP";

    /// <summary>Where the far end wants the stream, if it is one that we can send to: RTP/AVP, not refused, an address rather than a name.</summary>
    public static bool TryGetRemote(
        SessionDescription description,
        MediaDescription media,
        [NotNullWhen(true)] out IPEndPoint? remote,
        [NotNullWhen(true)] out IPEndPoint? control
    )
    {
        (remote, control) = (null, null);
        if (media.Port == 0 || media.Transport != Transport || description.AddressOf(media) is not { } address)
            return false;
        remote = new IPEndPoint(address, media.Port);
        control = IsMultiplexed(media) ? remote : ReadControl(media, address);
        return true;
    }

    public static bool IsMultiplexed(MediaDescription media) => media.Has("rtcp-mux");

    public static bool IsSameFamily(IPEndPoint remote, LocalMedia local) => remote.AddressFamily == local.Address.AddressFamily;

    /// <summary>
    /// Our direction: what the far end leaves us, within what we want. An address of 0.0.0.0 means that it takes no media,
    /// the hold of RFC 2543. RFC 3264 §6.1, §8.4.
    /// </summary>
    public static MediaDirection DirectionFor(
        SessionDescription remoteDescription,
        MediaDescription remoteMedia,
        IPEndPoint remote,
        MediaDirection wanted
    )
    {
        var direction = remoteDescription.DirectionOf(remoteMedia).Reverse() & wanted;
        return IPAddress.Any.Equals(remote.Address) || IPAddress.IPv6Any.Equals(remote.Address)
            ? direction & MediaDirection.ReceiveOnly
            : direction;
    }

    public static IEnumerable<SdpAttribute> TransportAttributes(
        int port,
        int controlPort,
        bool multiplexed,
        MediaDirection direction
    )
    {
        if (controlPort != port + 1)
            yield return new SdpAttribute("rtcp", controlPort.ToString(CultureInfo.InvariantCulture));
        if (multiplexed)
            yield return new SdpAttribute("rtcp-mux");
        yield return direction.ToAttribute();
    }

    /// <summary>a=rtcp:port, or a=rtcp:port IN IP4 address; the next port without it. RFC 3605 §2.1.</summary>
    private static IPEndPoint ReadControl(MediaDescription media, IPAddress address)
    {
        var next = new IPEndPoint(address, Math.Min(media.Port + 1, ushort.MaxValue));
        var fields = media.Find("rtcp")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (
            fields.Length == 0
            || !ushort.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port == 0
        )
            return next;
        if (fields.Length < 4 || !IPAddress.TryParse(fields[3], out var other) || other.AddressFamily != address.AddressFamily)
            other = address;
        return new IPEndPoint(other, port);
    }
}
