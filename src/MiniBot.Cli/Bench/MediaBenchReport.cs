using System.Text.Json.Serialization;
using MiniBot.Sip.Media;

namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench media</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Seconds">Length of each measurement.</param>
/// <param name="Runs">One for each number of calls, in the order asked for.</param>
internal sealed record MediaBenchReport(MachineFacts Machine, int Seconds, IReadOnlyList<MediaBenchRun> Runs);

/// <summary>One number of concurrent calls.</summary>
/// <param name="Calls">Concurrent two-way PCMA calls.</param>
/// <param name="CpuSecondsPerCallSecond">Of this process, signalling and measuring included; the far end is another process.</param>
/// <param name="BareLoopCpuSecondsPerCallSecond">The bare UDP loop's, measured right before.</param>
/// <param name="Ratio">The former by the latter.</param>
/// <param name="TransmitIntervalMs">Between two packets sent on the same call, over all calls.</param>
/// <param name="TickMs">How long the media thread took for all calls, of the 20 ms it has.</param>
/// <param name="BytesAllocatedPerFrame">On the managed heap by the media thread, by packets sent.</param>
/// <param name="ProcessBytesAllocated">On the managed heap by the whole process, in all: signalling and the runtime's own included.</param>
/// <param name="PacketsSent">RTP packets to the far end.</param>
/// <param name="PacketsReceived">RTP packets that came back from it.</param>
/// <param name="PacketsLost">Gaps in the sequence of those received.</param>
/// <param name="LateTicks">Ticks that began more than 5 ms late.</param>
/// <param name="SkippedTicks">Ticks that never ran, because the machine stood still.</param>
/// <param name="MediaPriority">What the system granted to the media thread.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record MediaBenchRun(
    int Calls,
    double CpuSecondsPerCallSecond,
    double BareLoopCpuSecondsPerCallSecond,
    double Ratio,
    Percentiles TransmitIntervalMs,
    Percentiles TickMs,
    double BytesAllocatedPerFrame,
    long ProcessBytesAllocated,
    long PacketsSent,
    long PacketsReceived,
    long PacketsLost,
    long LateTicks,
    long SkippedTicks,
    MediaPriority MediaPriority,
    double? LoadAverage
);

/// <summary>Percentiles in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P99, [property: JsonPropertyName("p99.9")] double P999);
