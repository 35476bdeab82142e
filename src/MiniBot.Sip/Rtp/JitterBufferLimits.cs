namespace MiniBot.Sip.Rtp;

/// <summary>Delays of a <see cref="JitterBuffer"/>, in samples at 8000 Hz.</summary>
internal static class JitterBufferLimits
{
    /// <summary>40 ms of audio wait before the first is played.</summary>
    public const int InitialDepth = 320;

    /// <summary>20 ms stay in hand when the delay is shortened.</summary>
    public const int Reserve = 160;

    /// <summary>200 ms: beyond it the oldest audio is thrown away, and playout no longer waits.</summary>
    public const int MaxDepth = 1600;

    /// <summary>Once a second the delay is shortened by at most 20 ms.</summary>
    public const int ReviewTicks = 50;
    public const int MaxShortening = 160;

    /// <summary>This many late packets in a row mean that the far end's clock stepped back.</summary>
    public const int LateInARow = 5;

    /// <summary>120 ms: no packet is longer.</summary>
    public const int MaxPacket = 960;
}
