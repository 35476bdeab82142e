using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>
/// A session description (RFC 8866), as far as telephony needs it: o=, s=, c=, a= and the m= sections with their c= and a=.
/// Other lines are read over. Immutable.
/// </summary>
public sealed record SessionDescription
{
    /// <summary>Who made it, and which version this is.</summary>
    public required SdpOrigin Origin { get; init; }

    /// <summary>The s= line; "-" for none.</summary>
    public string Name { get; init; } = "-";

    /// <summary>The address or host name of the session's c= line, or null when each section has its own.</summary>
    public string? Host { get; init; }

    /// <summary>The a= lines above the first section.</summary>
    public ImmutableArray<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>The m= sections, in order: an answer has as many as its offer.</summary>
    public ImmutableArray<MediaDescription> Media { get; init; } = [];

    /// <summary>Reads a body of type application/sdp. Never throws; false when it is no SDP, or beyond the limits (16 KiB, 16 sections).</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SessionDescription? description) =>
        new SdpReader().TryRead(bytes, out description);

    /// <summary>The description as bytes, lines ended by CR LF.</summary>
    public byte[] Write() => SdpWriter.Write(this);

    /// <summary>The same description as the next one in a session: previous id, and a version one higher if anything changed. RFC 3264 §8.</summary>
    internal SessionDescription After(SessionDescription? previous)
    {
        if (previous is null)
            return this;
        var origin = Origin with { SessionId = previous.Origin.SessionId, Version = previous.Origin.Version };
        var same = this with { Origin = origin };
        return same.Write().AsSpan().SequenceEqual(previous.Write())
            ? same
            : this with
            {
                Origin = origin with { Version = previous.Origin.Version + 1 },
            };
    }

    /// <summary>Where a section's media goes: its own c= line before the session's; null for a host name or a multicast group.</summary>
    internal IPAddress? AddressOf(MediaDescription media) =>
        IPAddress.TryParse(media.Host ?? Host, out var address) && !IsMulticast(address) ? address : null;

    /// <summary>A section's direction, from itself, then from the session; both ways where nothing is written. RFC 8866 §6.7.</summary>
    internal MediaDirection DirectionOf(MediaDescription media) =>
        MediaDirections.Find(media.Attributes.AsSpan())
        ?? MediaDirections.Find(Attributes.AsSpan())
        ?? MediaDirection.SendReceive;

    private static bool IsMulticast(IPAddress address) =>
        address.IsIPv6Multicast || address.GetAddressBytes() is [>= 224 and < 240, _, _, _];
}
