namespace MiniBot.Sip.Text;

/// <summary>What sender and receiver of real-time text have in common. T.140, RFC 4103.</summary>
internal static class T140
{
    /// <summary>The RTP timestamp counts milliseconds. RFC 4103 §5.</summary>
    public const int ClockRateHz = 1000;

    /// <summary>Text lost for good. RFC 4103 §5.4.</summary>
    public const char LostText = '\uFFFD';

    /// <summary>Opens a T.140 session and means nothing in it.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>Text collects for this long before it is sent. RFC 4103 §5.1.</summary>
    public static readonly TimeSpan BufferingTime = TimeSpan.FromMilliseconds(300);

    /// <summary>Bytes of new text in one packet, so that it stays below any MTU with two repetitions.</summary>
    public const int MaxBlock = 384;

    /// <summary>Earlier blocks that a packet of ours repeats at most.</summary>
    public const int MaxGenerations = 2;
}
