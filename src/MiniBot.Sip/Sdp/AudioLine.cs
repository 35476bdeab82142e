using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MiniBot.Sip.Sdp;

/// <summary>The audio section: G.711 and telephone-event.</summary>
internal static class AudioLine
{
    public const string Kind = "audio";
    private const int ClockRateHz = 8000;
    private const byte OfferedEventPayloadType = 101;
    private const string TelephoneEvent = "telephone-event";
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static MediaDescription Offer(LocalMedia local) =>
        Describe(
            local,
            [.. local.Codecs.Select(codec => new RtpMap((byte)codec, NameOf(codec), ClockRateHz))],
            OfferedEventPayloadType,
            local.AllowMultiplexing,
            local.AudioDirection
        );

    /// <summary>Takes the offer's first codec that we have, under the offer's payload types.</summary>
    public static bool TryAnswer(
        SessionDescription offer,
        MediaDescription offered,
        LocalMedia local,
        [NotNullWhen(true)] out MediaDescription? answer,
        [NotNullWhen(true)] out NegotiatedAudio? negotiated
    )
    {
        (answer, negotiated) = (null, null);
        if (offered.Kind != Kind || !StreamLine.TryGetRemote(offer, offered, out var remote, out var control))
            return false;
        if (!StreamLine.IsSameFamily(remote, local) || FindAudio(offered, local.Codecs) is not ({ } map, var codec))
            return false;
        var multiplexed = StreamLine.IsMultiplexed(offered) && local.AllowMultiplexing;
        var direction = StreamLine.DirectionFor(offer, offered, remote, local.AudioDirection);
        var events = FindEvents(offered);
        answer = Describe(local, [map], events, multiplexed, direction);
        negotiated = new NegotiatedAudio
        {
            Remote = remote,
            RemoteControl = control,
            IsMultiplexed = multiplexed,
            Direction = direction,
            Codec = codec,
            PayloadType = map.PayloadType,
            Receivable = [new AudioPayload(map.PayloadType, codec)],
            EventPayloadType = events,
            ReceivableEventPayloadType = events,
            PacketTime = PacketTimeOf(offered),
        };
        return true;
    }

    /// <summary>We send what the answer prefers, under its numbers; we receive all that we offered, under ours. RFC 3264 §5.1, §7.</summary>
    public static bool TryAccept(
        SessionDescription offer,
        MediaDescription offered,
        SessionDescription answer,
        MediaDescription answered,
        [NotNullWhen(true)] out NegotiatedAudio? negotiated
    )
    {
        negotiated = null;
        if (!StreamLine.TryGetRemote(answer, answered, out var remote, out var control))
            return false;
        ImmutableArray<AudioPayload> receivable = [.. Payloads(offered)];
        if (FindAudio(answered, [.. receivable.Select(payload => payload.Codec)]) is not ({ } map, var codec))
            return false;
        negotiated = new NegotiatedAudio
        {
            Remote = remote,
            RemoteControl = control,
            IsMultiplexed = StreamLine.IsMultiplexed(offered) && StreamLine.IsMultiplexed(answered),
            Direction = StreamLine.DirectionFor(answer, answered, remote, offer.DirectionOf(offered)),
            Codec = codec,
            PayloadType = map.PayloadType,
            Receivable = receivable,
            EventPayloadType = FindEvents(answered),
            ReceivableEventPayloadType = FindEvents(offered),
            PacketTime = PacketTimeOf(answered),
        };
        return true;
    }

    private static MediaDescription Describe(
        LocalMedia local,
        ImmutableArray<RtpMap> codecs,
        byte? events,
        bool multiplexed,
        MediaDirection direction
    )
    {
        var maps = events is { } type ? codecs.Add(new RtpMap(type, TelephoneEvent, ClockRateHz)) : codecs;
        var attributes = maps.Select(map => map.ToAttribute()).ToList();
        if (events is { } payloadType)
            attributes.Add(new SdpAttribute("fmtp", string.Create(CultureInfo.InvariantCulture, $"{payloadType} 0-16")));
        attributes.Add(new SdpAttribute("ptime", "20"));
        attributes.AddRange(StreamLine.TransportAttributes(local.AudioPort, local.AudioControlPort, multiplexed, direction));
        return new MediaDescription
        {
            Kind = Kind,
            Port = local.AudioPort,
            Transport = StreamLine.Transport,
            Formats = [.. maps.Select(map => map.PayloadType.ToString(CultureInfo.InvariantCulture))],
            Attributes = [.. attributes],
        };
    }

    private static (RtpMap? Map, AudioCodec Codec) FindAudio(MediaDescription media, ImmutableArray<AudioCodec> allowed)
    {
        foreach (var map in media.Maps())
        {
            foreach (var codec in allowed)
            {
                if (map.Is(NameOf(codec), ClockRateHz))
                    return (map, codec);
            }
        }

        return (null, default);
    }

    private static IEnumerable<AudioPayload> Payloads(MediaDescription media)
    {
        foreach (var map in media.Maps())
        {
            if (map.Is(NameOf(AudioCodec.Pcma), ClockRateHz))
                yield return new AudioPayload(map.PayloadType, AudioCodec.Pcma);
            else if (map.Is(NameOf(AudioCodec.Pcmu), ClockRateHz))
                yield return new AudioPayload(map.PayloadType, AudioCodec.Pcmu);
        }
    }

    private static byte? FindEvents(MediaDescription media)
    {
        foreach (var map in media.Maps())
        {
            if (map.Is(TelephoneEvent, ClockRateHz))
                return map.PayloadType;
        }

        return null;
    }

    /// <summary>The far end's wish in whole ticks, 20 to 60 ms, never above its maximum. RFC 8866 §6.4, §6.5.</summary>
    private static TimeSpan PacketTimeOf(MediaDescription media)
    {
        var wish = Math.Min(media.FindNumber("ptime") ?? 20, media.FindNumber("maxptime") ?? 60);
        return Math.Clamp(wish / 20, 1, 3) * Tick;
    }

    private static string NameOf(AudioCodec codec) => codec == AudioCodec.Pcma ? "PCMA" : "PCMU";
}
