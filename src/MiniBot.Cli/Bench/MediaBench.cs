using MiniBot.Sip.Line;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Measures the media of concurrent calls over real SIP and RTP on loopback. For each number of calls:
/// <code>
/// bare UDP loop → sipp starts → calls are placed through the gate → warm-up → measurement → hang up
/// </code>
/// </summary>
internal sealed class MediaBench(MediaBenchOptions options, TimeProvider time, IProgress<MediaBenchStep> progress)
{
    /// <summary>The runtime compiles what is hot once more, and the jitter buffers settle.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan PlacingTime = TimeSpan.FromMinutes(2);

    /// <summary>Measures; otherwise says why it cannot.</summary>
    public async Task<(MediaBenchReport? Report, string? Error)> RunAsync(CancellationToken cancellationToken)
    {
        if (EchoParty.FindObstacle() is { } obstacle)
            return (null, obstacle);
        var runs = new List<MediaBenchRun>();
        BareUdpLoop.Measure(options.Calls[0], WarmUp / 2, time, cancellationToken);
        foreach (var calls in options.Calls)
        {
            var (run, error) = await MeasureAsync(calls, cancellationToken);
            if (run is null)
                return (null, error);
            runs.Add(run);
        }

        return (new MediaBenchReport(MachineFacts.Here, options.Seconds, runs), null);
    }

    private async Task<(MediaBenchRun? Run, string? Error)> MeasureAsync(int calls, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var load = MachineFacts.ReadLoadAverage();
        progress.Report(new(calls, "the bare UDP loop"));
        var bare = BareUdpLoop.Measure(calls, duration, time, cancellationToken);

        progress.Report(new(calls, "placing the calls"));
        var meter = new MediaMeter(calls, time);
        var lineOptions = new SipLineOptions { MaxCalls = calls, MediaObserver = meter };
        if (!SipLine.TryOpen(lineOptions, time, out var line, out var failure, CommandLog.For<SipLine>()))
            return (null, failure);
        MediaWindow window;
        await using (var parties = EchoParties.Start(calls, PlacingTime + WarmUp + duration))
        await using (line)
        await using (var placed = new BenchCalls(line, parties, time))
        {
            if (await PlaceAsync(placed, parties, calls, cancellationToken) is { } error)
                return (null, error);
            progress.Report(new(calls, "warming up"));
            await Task.Delay(WarmUp, time, cancellationToken);
            progress.Report(new(calls, "measuring"));
            window = MediaWindow.Measure(line, placed, meter, duration, time, cancellationToken);
        }

        return (ToRun(calls, bare, load, window, meter), null);
    }

    /// <summary>Places the calls for as long as the far ends live.</summary>
    private static async Task<string?> PlaceAsync(
        BenchCalls placed,
        EchoParties parties,
        int calls,
        CancellationToken cancellationToken
    )
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var placing = placed.PlaceAsync(calls, giveUp.Token);
        if (await Task.WhenAny(placing, parties.Ended) == placing)
            return await placing;
        await giveUp.CancelAsync();
        await ((Task)placing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return $"sipp ended by itself: {parties.ReadErrors()}";
    }

    private static MediaBenchRun ToRun(int calls, double bare, double? load, MediaWindow window, MediaMeter meter)
    {
        var perCallSecond = window.Cpu / (calls * window.Length);
        return new MediaBenchRun(
            calls,
            Round(perCallSecond),
            Round(bare),
            Math.Round(perCallSecond / bare, 2),
            meter.Intervals.ToPercentiles(),
            meter.Ticks.ToPercentiles(),
            Math.Round((double)meter.AllocatedBytes / Math.Max(1, window.Sent), 3),
            window.AllocatedBytes,
            window.Sent,
            window.Received,
            window.Lost,
            window.LateTicks,
            window.SkippedTicks,
            window.Priority,
            load
        );
    }

    private static double Round(double cpu) => Math.Round(cpu, 6);
}
