using MiniBot.Calls.Timing;

namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench turn</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Calls">Conversations at once.</param>
/// <param name="Recognizer">What heard the called people.</param>
/// <param name="Voice">What the agent spoke with.</param>
/// <param name="Dispositions">How the conversations ended, by name.</param>
/// <param name="LatencyMs">From the caller's last sound to our first packet, stage by stage.</param>
/// <param name="TransmitIntervalMs">Between two packets sent on the same call, over all calls.</param>
/// <param name="FramesUnheard">Frames of 20 ms that the ears missed.</param>
/// <param name="ProcessorShare">Of the machine's processors, taken by this process; the called people are another.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record TurnBenchReport(
    MachineFacts Machine,
    int Calls,
    string Recognizer,
    string Voice,
    IReadOnlyDictionary<string, int> Dispositions,
    TurnStatistics? LatencyMs,
    Percentiles TransmitIntervalMs,
    long FramesUnheard,
    double ProcessorShare,
    double? LoadAverage
);

/// <summary>The goals that the figures are held to.</summary>
internal static class TurnGoals
{
    /// <summary>Voice to voice, half of the turns, in milliseconds.</summary>
    public const double TotalP50Ms = 600;

    /// <summary>From the end of the turn to the first packet, 95 of 100 turns, in milliseconds.</summary>
    public const double AfterEndOfTurnP95Ms = 60;

    /// <summary>How much later than its 20 ms a packet may be, 999 of 1000, in milliseconds.</summary>
    public const double LatePacketP999Ms = 20;
}
