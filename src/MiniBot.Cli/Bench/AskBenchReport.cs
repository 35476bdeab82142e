namespace MiniBot.Cli.Bench;

/// <summary>What <c>bench ask</c> has measured.</summary>
/// <param name="Machine">Where.</param>
/// <param name="Model">Who answered.</param>
/// <param name="Voice">Who spoke.</param>
/// <param name="Questions">How many, one after the other.</param>
/// <param name="FirstWordMs">From the question to the model's first word.</param>
/// <param name="FirstSentenceMs">From the question to its first sentence, whole.</param>
/// <param name="AudioAfterSentenceMs">From there to the audio of it, ready to be sent: guard, speech never made before, conversion.</param>
/// <param name="LoadAverage">Of the machine over the last minute, right before: other work that shared the processors.</param>
internal sealed record AskBenchReport(
    MachineFacts Machine,
    string Model,
    string Voice,
    int Questions,
    Quantiles FirstWordMs,
    Quantiles FirstSentenceMs,
    Quantiles AudioAfterSentenceMs,
    double? LoadAverage
);

/// <summary>A distribution in milliseconds.</summary>
internal sealed record Quantiles(double P50, double P95, double Max)
{
    public static Quantiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 1));
    }

    // The nearest rank: the least value that so large a share does not exceed.
    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
}
