using System.Globalization;
using Spectre.Console;

namespace MiniBot.Cli.Bench;

/// <summary>
/// What one sees of the media bench: a progress bar where a person watches, a line for each step where the output is piped. Drawn only
/// when a step begins, so that drawing costs the measurement nothing.
/// </summary>
internal sealed class MediaBenchView(Terminal terminal, int runs) : IProgress<MediaBenchStep>
{
    private ProgressContext? _context;
    private ProgressTask? _bar;

    /// <summary>Shows the bench while <paramref name="work"/> runs.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        if (!terminal.IsWatched)
            return await work();
        return await terminal
            .Messages.Progress()
            .AutoRefresh(false)
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                _context = context;
                _bar = context.AddTask("starting", maxValue: runs * MediaBenchStep.PerRun);
                return await work();
            });
    }

    public void Report(MediaBenchStep value)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.Calls} calls: {value.Activity}");
        if (_bar is null)
        {
            terminal.Note(text);
            return;
        }

        // The step that begins is not done yet.
        if (_bar.Description != "starting")
            _bar.Increment(1);
        _bar.Description = text;
        _context!.Refresh();
    }

    /// <summary>The table of results.</summary>
    public static Table Results(MediaBenchReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("calls", "CPU s per call-s", "bare loop", "ratio", "interval p50 / p99 / p99.9 ms", "tick p99 ms");
        table.AddColumns("bytes per frame", "sent", "received", "lost", "late ticks", "priority", "load");
        foreach (var run in report.Runs)
            table.AddRow(
                Text($"{run.Calls}"),
                Text($"{run.CpuSecondsPerCallSecond:0.00000}"),
                Text($"{run.BareLoopCpuSecondsPerCallSecond:0.00000}"),
                Text($"{run.Ratio:0.00}"),
                Text(
                    $"{run.TransmitIntervalMs.P50:0.00} / {run.TransmitIntervalMs.P99:0.00} / {run.TransmitIntervalMs.P999:0.00}"
                ),
                Text($"{run.TickMs.P99:0.00}"),
                Text($"{run.BytesAllocatedPerFrame:0.###}"),
                Text($"{run.PacketsSent}"),
                Text($"{run.PacketsReceived}"),
                Text($"{run.PacketsLost}"),
                Text($"{run.LateTicks}"),
                Text($"{run.MediaPriority}"),
                Text($"{run.LoadAverage:0.0}")
            );
        return table;
    }

    private static string Text(FormattableString value) => Markup.Escape(value.ToString(CultureInfo.InvariantCulture));
}
