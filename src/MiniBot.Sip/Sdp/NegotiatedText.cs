using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>The agreed real-time text stream (RFC 4103), seen from our side. Immutable.</summary>
public sealed record NegotiatedText
{
    /// <summary>Where our RTP goes until the far end's true source is known.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where our RTCP goes; the same as <see cref="Remote"/> when multiplexed.</summary>
    public required IPEndPoint RemoteControl { get; init; }

    /// <summary>RTP and RTCP share one port at both ends. RFC 5761.</summary>
    public required bool IsMultiplexed { get; init; }

    /// <summary>What we do.</summary>
    public required MediaDirection Direction { get; init; }

    /// <summary>The payload types that we send.</summary>
    public required TextPayloads Send { get; init; }

    /// <summary>The payload types that the far end sends.</summary>
    public required TextPayloads Receive { get; init; }

    /// <summary>How many earlier blocks of text each of our packets repeats: 0 without red, 2 as a rule. RFC 4103 §4.</summary>
    public required int Generations { get; init; }

    /// <summary>Characters per second that the far end takes, averaged over 10 s; 30 unless it says otherwise. RFC 4103 §6.</summary>
    public required int CharactersPerSecond { get; init; }
}

/// <summary>Payload types of plain and of redundant text as one side numbers them.</summary>
/// <param name="Plain">text/t140, 0 to 127.</param>
/// <param name="Redundant">text/red, 0 to 127, or null without redundancy.</param>
public readonly record struct TextPayloads(byte Plain, byte? Redundant);
