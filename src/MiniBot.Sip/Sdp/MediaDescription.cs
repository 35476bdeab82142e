using System.Collections.Immutable;

namespace MiniBot.Sip.Sdp;

/// <summary>One m= section with the lines below it. RFC 8866 §5.14. Immutable.</summary>
public sealed record MediaDescription
{
    /// <summary>audio, text, video, image …</summary>
    public required string Kind { get; init; }

    /// <summary>The RTP port, 0 to 65535; 0 refuses or disables the stream. RFC 3264 §6.</summary>
    public required int Port { get; init; }

    /// <summary>The transport profile, such as RTP/AVP.</summary>
    public required string Transport { get; init; }

    /// <summary>Payload types, or other format names, in the writer's order of preference.</summary>
    public required ImmutableArray<string> Formats { get; init; }

    /// <summary>The c= line's address or host name of this section, or null when the session's holds.</summary>
    public string? Host { get; init; }

    /// <summary>The a= lines, in order.</summary>
    public ImmutableArray<SdpAttribute> Attributes { get; init; } = [];

    /// <summary>The same section refused: its place is kept, its port is 0. RFC 3264 §6.</summary>
    internal MediaDescription Refused() =>
        new()
        {
            Kind = Kind,
            Port = 0,
            Transport = Transport,
            Formats = Formats,
        };

    internal bool Has(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return true;
        }

        return false;
    }

    internal string? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }

    internal int? FindNumber(string name) =>
        int.TryParse(Find(name), System.Globalization.NumberStyles.None, null, out var number) ? number : null;

    /// <summary>What a payload type means here: its rtpmap, or the static assignment of RFC 3551 §6.</summary>
    internal RtpMap? FindMap(byte payloadType)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == "rtpmap" && RtpMap.TryRead(attribute.Value, out var map) && map.PayloadType == payloadType)
                return map;
        }

        return RtpMap.Static(payloadType);
    }

    /// <summary>The payload types of the m= line that this project can read, with their meanings, in order.</summary>
    internal IEnumerable<RtpMap> Maps()
    {
        foreach (var format in Formats)
        {
            if (RtpMap.TryReadPayloadType(format, out var payloadType) && FindMap(payloadType) is { } map)
                yield return map;
        }
    }

    /// <summary>The fmtp parameters of one payload type, without its number; null where none are written.</summary>
    internal string? FindParameters(byte payloadType)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name != "fmtp" || attribute.Value is not { } value)
                continue;
            var space = value.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && RtpMap.TryReadPayloadType(value.AsSpan(0, space), out var type) && type == payloadType)
                return value[(space + 1)..].Trim();
        }

        return null;
    }
}
