namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench bargein</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Voices">Whose voices agent and people have.</param>
/// <param name="VoiceActivity">What told voices from noise.</param>
/// <param name="Precision">Of the times that the agent gave up what it said: the share in which a person interrupted, 0 to 1.</param>
/// <param name="Recall">Of the interruptions: the share in which the agent gave up what it said, 0 to 1.</param>
/// <param name="PausedWrongly">Of the scenes that were none: the share in which it paused, to go on afterwards, 0 to 1.</param>
/// <param name="Runs">By what happened over the agent's words.</param>
/// <param name="RealTimeFactor">Time that a trial took, of the time that it stands for.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record BargeInBenchReport(
    MachineFacts Machine,
    string Voices,
    string VoiceActivity,
    double? Precision,
    double? Recall,
    double? PausedWrongly,
    IReadOnlyList<BargeInBenchRun> Runs,
    double RealTimeFactor,
    double? LoadAverage
);

/// <summary>Scenes of one kind.</summary>
/// <param name="Scene">What happened over the agent's words.</param>
/// <param name="Count">How many scenes.</param>
/// <param name="Ducked">In so many the agent spoke softer.</param>
/// <param name="Paused">In so many it paused.</param>
/// <param name="Interrupted">In so many it gave up what it was saying.</param>
/// <param name="DuckMs">From the first sound to the moment when the agent's voice begins to fall; null where it never did.</param>
/// <param name="SilenceMs">From the first sound to the end of the fade; null where it never paused.</param>
/// <param name="ResumeMs">From the first sound to the moment when it goes on; null where it never did.</param>
internal sealed record BargeInBenchRun(
    string Scene,
    int Count,
    int Ducked,
    int Paused,
    int Interrupted,
    BargeInTimes? DuckMs,
    BargeInTimes? SilenceMs,
    BargeInTimes? ResumeMs
);

/// <summary>Times in milliseconds that half, 95 and 99 of a hundred do not exceed.</summary>
internal sealed record BargeInTimes(double P50, double P95, double P99)
{
    /// <summary>Of some times; null for none.</summary>
    public static BargeInTimes? Of(IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Select(t => t.TotalMilliseconds).Order().ToArray();
        return sorted.Length == 0 ? null : new(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double share) =>
        Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)]);
}
