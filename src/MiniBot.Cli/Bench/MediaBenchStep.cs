namespace MiniBot.Cli.Bench;

/// <summary>What the bench does now.</summary>
internal sealed record MediaBenchStep(int Calls, string Activity)
{
    /// <summary>Steps for each number of calls.</summary>
    public const int PerRun = 4;
}
