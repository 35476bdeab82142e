namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench match</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="FirstLoadMs">From the start of the first theme's loading to its first match: models, entries, and the runtime's compiling.</param>
/// <param name="OwnFileReadMs">Reading and checking the made-up company file.</param>
/// <param name="OwnFileLearnMs">Making the matcher of it.</param>
/// <param name="Runs">Against a theme's entries, then against the made-up file's.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record MatchBenchReport(
    MachineFacts Machine,
    double FirstLoadMs,
    double OwnFileReadMs,
    double OwnFileLearnMs,
    IReadOnlyList<MatchBenchRun> Runs,
    double? LoadAverage
);

/// <summary>One run, on one thread.</summary>
/// <param name="Entries">Of the catalogue.</param>
/// <param name="Matches">Measured, each for itself.</param>
/// <param name="P50Us">Half took at most this long, in µs.</param>
/// <param name="P99Us">99 of 100 took at most this long, in µs.</param>
/// <param name="MaxUs">The longest, in µs.</param>
/// <param name="BytesPerMatch">Allocated on the managed heap: the result, its evidence.</param>
internal sealed record MatchBenchRun(int Entries, int Matches, double P50Us, double P99Us, double MaxUs, long BytesPerMatch);
