using System.Diagnostics;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Bench;

/// <summary>Measures how long the catalogue takes to find an entry: among a theme's, and among a company's thousands.</summary>
internal sealed class MatchBench(int matches, int ownEntries, TimeProvider clock)
{
    private const string Language = "fr";
    private const string First = "est-ce que le capital est garanti";

    /// <summary>So many matches are not measured: the runtime compiles meanwhile.</summary>
    private const int WarmUp = 2000;

    public MatchBenchReport Run(IProgress<int> progress, CancellationToken cancelled)
    {
        var load = MachineFacts.ReadLoadAverage();
        var (theme, firstLoad) = Timed(() =>
        {
            var loaded = Catalogue.For(Language, Theme.Finance);
            loaded.Match(First);
            return loaded;
        });
        var text = SyntheticCatalogue.TextOf(ownEntries);
        var (file, read) = Timed(() => Read(text));
        var (own, learn) = Timed(() => theme.With(file));
        var runs = new[] { theme, own }.Select(catalogue => Measure(catalogue, progress, cancelled)).ToList();
        return new MatchBenchReport(MachineFacts.Here, firstLoad, read, learn, runs, load);
    }

    private MatchBenchRun Measure(Catalogue catalogue, IProgress<int> progress, CancellationToken cancelled)
    {
        var utterances = catalogue.Entries.SelectMany(e => e.Phrases).ToArray();
        for (var i = 0; i < WarmUp; i++)
            catalogue.Match(utterances[Step(i, utterances.Length)]);
        var microseconds = new double[matches];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < matches; i++)
        {
            var utterance = utterances[Step(i, utterances.Length)];
            var began = clock.GetTimestamp();
            catalogue.Match(utterance);
            microseconds[i] = clock.GetElapsedTime(began).TotalMicroseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        cancelled.ThrowIfCancellationRequested();
        progress.Report(matches);
        Array.Sort(microseconds);
        return new MatchBenchRun(
            catalogue.Entries.Length,
            matches,
            Percentile(microseconds, 0.5),
            Percentile(microseconds, 0.99),
            Math.Round(microseconds[^1], 1),
            allocated / matches
        );
    }

    // Through all utterances, in no order that a cache could profit from.
    private static int Step(int i, int count) => (int)(i * 7919L % count);

    private static double Percentile(double[] sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 1);

    private static CatalogueFile Read(string text) =>
        CatalogueReader.Read(text, "bench.yaml") is CatalogueOutcome.Valid { File: var file }
            ? file
            : throw new UnreachableException();

    private (T Result, double Milliseconds) Timed<T>(Func<T> work)
    {
        var began = clock.GetTimestamp();
        var result = work();
        return (result, Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1));
    }
}
