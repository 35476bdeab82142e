using MiniBot.Sip.Line;
using MiniBot.Sip.Media;

namespace MiniBot.Cli.Bench;

/// <summary>What happened in this process while calls stood.</summary>
internal sealed record MediaWindow
{
    public required TimeSpan Length { get; init; }

    /// <summary>Processor time of the whole process.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>On the managed heap of the whole process.</summary>
    public required long AllocatedBytes { get; init; }

    public required long Sent { get; init; }

    public required long Received { get; init; }

    public required long Lost { get; init; }

    public required long LateTicks { get; init; }

    public required long SkippedTicks { get; init; }

    public required MediaPriority Priority { get; init; }

    /// <summary>Watches for <paramref name="length"/> while this thread does nothing.</summary>
    public static MediaWindow Measure(
        SipLine line,
        BenchCalls calls,
        MediaMeter meter,
        TimeSpan length,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var cancelled = cancellationToken.WaitHandle;
        // What was allocated by now is collected now, not within the window.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var lineBefore = line.Statistics;
        var (sent, received, lost) = calls.CountPackets();
        var start = time.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        meter.Begin();
        cancelled.WaitOne(length);
        meter.End();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var measured = time.GetElapsedTime(start);
        cancellationToken.ThrowIfCancellationRequested();
        var (sentBy, receivedBy, lostBy) = calls.CountPackets();
        var lineAfter = line.Statistics;
        return new MediaWindow
        {
            Length = measured,
            Cpu = cpu,
            AllocatedBytes = allocated,
            Sent = sentBy - sent,
            Received = receivedBy - received,
            Lost = lostBy - lost,
            LateTicks = lineAfter.LateMediaTicks - lineBefore.LateMediaTicks,
            SkippedTicks = lineAfter.SkippedMediaTicks - lineBefore.SkippedMediaTicks,
            Priority = lineAfter.MediaPriority,
        };
    }
}
