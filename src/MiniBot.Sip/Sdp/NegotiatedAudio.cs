using System.Collections.Immutable;
using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>The agreed audio stream, seen from our side. Immutable.</summary>
public sealed record NegotiatedAudio
{
    /// <summary>Where our RTP goes until the far end's true source is known.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where our RTCP goes; the same as <see cref="Remote"/> when multiplexed.</summary>
    public required IPEndPoint RemoteControl { get; init; }

    /// <summary>RTP and RTCP share one port at both ends. RFC 5761.</summary>
    public required bool IsMultiplexed { get; init; }

    /// <summary>What we do: <see cref="MediaDirection.ReceiveOnly"/> or <see cref="MediaDirection.Inactive"/> while on hold.</summary>
    public required MediaDirection Direction { get; init; }

    /// <summary>The codec that we send.</summary>
    public required AudioCodec Codec { get; init; }

    /// <summary>The payload type that we send.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>All codecs that the far end may send, by payload type.</summary>
    public required ImmutableArray<AudioPayload> Receivable { get; init; }

    /// <summary>The payload type with which we send DTMF, or null when the far end takes none. RFC 4733.</summary>
    public byte? EventPayloadType { get; init; }

    /// <summary>The payload type with which the far end sends DTMF, or null.</summary>
    public byte? ReceivableEventPayloadType { get; init; }

    /// <summary>Audio per packet that we send: 20, 40 or 60 ms, as the far end asked.</summary>
    public required TimeSpan PacketTime { get; init; }
}

/// <summary>A codec under the payload type that one side gave it.</summary>
/// <param name="PayloadType">0 to 127.</param>
/// <param name="Codec">The codec.</param>
public readonly record struct AudioPayload(byte PayloadType, AudioCodec Codec);
