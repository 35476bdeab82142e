using System.Globalization;
using MiniBot.Speech.Models.Offers;
using MiniBot.Speech.Models.Pulling;
using Spectre.Console;

namespace MiniBot.Cli.Models;

/// <summary>Shows a pull: a bar for each file where a person watches, nothing where nobody does.</summary>
internal static class PullView
{
    /// <summary>Runs a pull under its bars.</summary>
    public static async Task<PullOutcome> RunAsync(
        ModelOffer offer,
        Terminal terminal,
        Func<IProgress<PullProgress>, Task<PullOutcome>> pull
    )
    {
        if (!terminal.IsWatched)
            return await pull(new Told(_ => { }));
        return await terminal
            .Messages.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(bars =>
            {
                var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                return pull(new Told(progress => Show(progress, offer, bars, tasks)));
            });
    }

    private static void Show(
        PullProgress progress,
        ModelOffer offer,
        ProgressContext bars,
        Dictionary<string, ProgressTask> tasks
    )
    {
        if (!tasks.TryGetValue(progress.File, out var task))
            tasks[progress.File] = task = bars.AddTask(Markup.Escape(progress.File));
        task.Description = Markup.Escape(
            progress.Stage switch
            {
                PullStage.Waiting => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{progress.File} (again in {progress.Wait.TotalSeconds:0} s)"
                ),
                PullStage.Unpacking => $"{progress.File} (unpacking)",
                _ => progress.File,
            }
        );
        if (progress.Stage != PullStage.Fetching)
            return;
        task.MaxValue = Math.Max(1, progress.Total ?? offer.Bytes);
        task.Value = progress.Done;
    }

    /// <summary>Tells at once, on the thread that pulls.</summary>
    private sealed class Told(Action<PullProgress> tell) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => tell(value);
    }
}
