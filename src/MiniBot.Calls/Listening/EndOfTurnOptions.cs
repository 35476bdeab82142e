namespace MiniBot.Calls.Listening;

/// <summary>How patient the ears are with a person who pauses. Measured and chosen with <c>minibot bench endpoint</c>.</summary>
public sealed record EndOfTurnOptions
{
    /// <summary>Silence after a whole answer, 100 ms to 2 s.</summary>
    public TimeSpan AfterComplete { get; init; } = TimeSpan.FromMilliseconds(260);

    /// <summary>Silence after words that do not tell whether more is coming, 100 ms to 3 s.</summary>
    public TimeSpan AfterUnclear { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Silence after speech of which nothing is understood, 100 ms to 3 s.</summary>
    public TimeSpan AfterUnheard { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Silence after words that want others: "et", "je suis", "quatre-vingt"; 100 ms to 5 s.</summary>
    public TimeSpan AfterIncomplete { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Words that have stayed the same for so long are believed sooner; 0 to 2 s.</summary>
    public TimeSpan SteadyAfter { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How much sooner: a factor of the silence, 0.5 to 1.</summary>
    public double SteadyFactor { get; init; } = 0.9;

    /// <summary>Words that changed no longer ago than this are believed later: the recogniser is still at it; 0 to 1 s.</summary>
    public TimeSpan ChangedWithin { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How much later: a factor of the silence, 1 to 2.</summary>
    public double ChangedFactor { get; init; } = 1.2;

    /// <summary>All silences are multiplied by it, 0.25 to 4: 2 for people who take their time.</summary>
    public double Patience { get; init; } = 1;

    /// <summary>No silence within a turn is longer, whatever was said; 500 ms to 10 s.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>A turn is cut after this long, even in the middle of a word; 1 to 60 s.</summary>
    public TimeSpan LongestTurn { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Waits so long after anything: what a decision by silence alone is.</summary>
    public static EndOfTurnOptions Fixed(TimeSpan silence) =>
        new()
        {
            AfterComplete = silence,
            AfterUnclear = silence,
            AfterUnheard = silence,
            AfterIncomplete = silence,
            SteadyFactor = 1,
            ChangedFactor = 1,
            LongestSilence = TimeSpan.FromSeconds(10),
        };

    /// <summary>What is wrong with the values, each naming the key and the mend; none for good options.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (key, value, least, most) in Times())
        {
            if (value < TimeSpan.FromMilliseconds(least) || value > TimeSpan.FromMilliseconds(most))
                yield return $"{key} is {value.TotalMilliseconds:0} ms: give {least} to {most} ms";
        }

        foreach (var (key, value, least, most) in Factors())
        {
            if (!(value >= least && value <= most))
                yield return FormattableString.Invariant($"{key} is {value}: give {least} to {most}");
        }

        if (AfterComplete > AfterUnclear || AfterUnclear > AfterIncomplete)
            yield return $"{nameof(AfterComplete)}, {nameof(AfterUnclear)} and {nameof(AfterIncomplete)} must not fall in this order: raise the later ones";
    }

    private (string Key, TimeSpan Value, int Least, int Most)[] Times() =>
        [
            (nameof(AfterComplete), AfterComplete, 100, 2000),
            (nameof(AfterUnclear), AfterUnclear, 100, 3000),
            (nameof(AfterUnheard), AfterUnheard, 100, 3000),
            (nameof(AfterIncomplete), AfterIncomplete, 100, 5000),
            (nameof(SteadyAfter), SteadyAfter, 0, 2000),
            (nameof(ChangedWithin), ChangedWithin, 0, 1000),
            (nameof(LongestSilence), LongestSilence, 500, 10_000),
            (nameof(LongestTurn), LongestTurn, 1000, 60_000),
        ];

    private (string Key, double Value, double Least, double Most)[] Factors() =>
        [
            (nameof(SteadyFactor), SteadyFactor, 0.5, 1),
            (nameof(ChangedFactor), ChangedFactor, 1, 2),
            (nameof(Patience), Patience, 0.25, 4),
        ];
}
