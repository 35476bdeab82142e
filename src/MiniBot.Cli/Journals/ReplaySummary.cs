namespace MiniBot.Cli.Journals;

/// <summary>What a replay came to: the object that <c>replay --json</c> prints.</summary>
/// <param name="Journals">How many were named.</param>
/// <param name="Identical">How many gave the same decisions and actions again.</param>
/// <param name="Different">How many did not.</param>
/// <param name="Refused">How many could not be replayed.</param>
/// <param name="Files">Those of which there is more to say, in order.</param>
internal sealed record ReplaySummary(
    int Journals,
    int Identical,
    int Different,
    int Refused,
    IReadOnlyList<ReplayedJournal> Files
)
{
    public static ReplaySummary Of(IReadOnlyList<ReplayedJournal> all) =>
        new(
            all.Count,
            all.Count(r => r.Verdict == ReplayVerdict.Identical),
            all.Count(r => r.Verdict == ReplayVerdict.Different),
            all.Count(r => r.Verdict == ReplayVerdict.Refused),
            [.. all.Where(r => r.Verdict != ReplayVerdict.Identical || r.Note is not null)]
        );
}

/// <summary>One journal's replay.</summary>
/// <param name="File">Its path.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Note">Why it was refused, or what to know; null for nothing.</param>
/// <param name="Differences">Line by line, as a person reads them.</param>
internal sealed record ReplayedJournal(string File, ReplayVerdict Verdict, string? Note, IReadOnlyList<string> Differences);

/// <summary>What a replay can come to.</summary>
internal enum ReplayVerdict
{
    Identical,
    Different,
    Refused,
}
