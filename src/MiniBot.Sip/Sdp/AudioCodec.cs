namespace MiniBot.Sip.Sdp;

/// <summary>The audio codecs spoken here: G.711 at 8000 Hz, one byte per sample. The value is the static payload type of RFC 3551 §6.</summary>
public enum AudioCodec
{
    /// <summary>µ-law, PCMU.</summary>
    Pcmu = 0,

    /// <summary>A-law, PCMA.</summary>
    Pcma = 8,
}
