namespace MiniBot.Cli.Bench;

/// <summary>Counts intervals in steps of 10 µs up to 200 ms, without allocation; longer ones count as 200 ms.</summary>
internal sealed class IntervalHistogram
{
    private const int StepMicroseconds = 10;
    private const int Steps = 20_000;

    private readonly long[] _counts = new long[Steps + 1];

    public long Count { get; private set; }

    public void Record(TimeSpan interval)
    {
        var step = (int)Math.Clamp(interval.TotalMicroseconds / StepMicroseconds, 0, Steps);
        _counts[step]++;
        Count++;
    }

    /// <summary>The interval that <paramref name="share"/> (0 to 1) of all intervals do not exceed, in milliseconds.</summary>
    public double PercentileMilliseconds(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var step = 0; step <= Steps; step++)
        {
            seen += _counts[step];
            if (seen >= wanted && seen > 0)
                return (step + 1) * StepMicroseconds / 1000.0;
        }

        return 0;
    }
}
