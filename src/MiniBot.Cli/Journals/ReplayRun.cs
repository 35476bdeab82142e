using System.Diagnostics;
using MiniBot.Conversation.Journals;

namespace MiniBot.Cli.Journals;

/// <summary>Replays journals and tells which are identical.</summary>
internal sealed class ReplayRun(JournalScenarios scenarios)
{
    /// <summary>Replays every file, on all processors.</summary>
    public Task<ReplaySummary> RunAsync(IReadOnlyList<string> files, IProgress<int> progress, CancellationToken cancelled) =>
        Task.Run(
            () =>
            {
                var done = 0;
                ReplayedJournal[] all =
                [
                    .. files
                        .AsParallel()
                        .AsOrdered()
                        .WithCancellation(cancelled)
                        .Select(file =>
                        {
                            var replayed = Replay(file);
                            progress.Report(Interlocked.Increment(ref done));
                            return replayed;
                        }),
                ];
                return ReplaySummary.Of(all);
            },
            cancelled
        );

    private ReplayedJournal Replay(string file) =>
        JournalFiles.Read(file) switch
        {
            JournalOutcome.Read { Journal: var journal } => Replay(file, journal),
            JournalOutcome.Refused refused => Refuse(file, $"line {refused.Line}: {refused.Problem}"),
            _ => throw new UnreachableException(),
        };

    private ReplayedJournal Replay(string file, CallJournal journal)
    {
        if (scenarios.Find(journal.Header, out var why) is not { } scenario)
            return Refuse(file, why);
        var report = Conversation.Journals.Replay.Run(scenario, journal);
        return new ReplayedJournal(
            file,
            report.Differences.IsEmpty ? ReplayVerdict.Identical : ReplayVerdict.Different,
            NoteOn(journal, report),
            [.. report.Differences.SelectMany(d => d.Lines())]
        );
    }

    private static ReplayedJournal Refuse(string file, string why) => new(file, ReplayVerdict.Refused, why, []);

    private static string? NoteOn(CallJournal journal, ReplayReport report)
    {
        var notes = new List<string>();
        if (journal.IsTruncated)
            notes.Add($"the last line is cut off; the {journal.Entries.Length} before it were replayed");
        if (!report.IsSameScenario)
            notes.Add("the scenario's file is not the one that the call followed");
        if (!report.IsSameCatalogue)
            notes.Add("the catalogue is not the one that the call answered from");
        return notes.Count == 0 ? null : string.Join("; ", notes);
    }
}
