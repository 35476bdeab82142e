namespace MiniBot.Cli.Bench;

/// <summary>Counts intervals in steps of 10 µs up to 200 ms, without allocation; longer ones count as 200 ms. One thread.</summary>
internal sealed class IntervalHistogram
{
    private const int StepMicroseconds = 10;
    private const int Steps = 20_000;

    private readonly long[] _counts = new long[Steps + 1];

    /// <summary>Intervals recorded so far.</summary>
    public long Count { get; private set; }

    public void Record(TimeSpan interval)
    {
        var step = (int)Math.Clamp(interval.Ticks / (StepMicroseconds * TimeSpan.TicksPerMicrosecond), 0, Steps);
        _counts[step]++;
        Count++;
    }

    /// <summary>Takes over what another has counted.</summary>
    public void Add(IntervalHistogram other)
    {
        for (var step = 0; step <= Steps; step++)
            _counts[step] += other._counts[step];
        Count += other.Count;
    }

    /// <summary>
    /// The interval, in milliseconds and rounded up to the step's end, that <paramref name="share"/> (0 to 1) of all intervals do not
    /// exceed; 0 when there are none.
    /// </summary>
    public double PercentileMilliseconds(double share)
    {
        if (Count == 0)
            return 0;
        var wanted = Math.Max(1, (long)Math.Ceiling(Count * share));
        var step = -1;
        for (long seen = 0; seen < wanted; )
            seen += _counts[++step];
        return Math.Min(step + 1, Steps) * StepMicroseconds / 1000.0;
    }

    /// <summary>The percentiles that a report gives.</summary>
    public Percentiles ToPercentiles() =>
        new(PercentileMilliseconds(0.5), PercentileMilliseconds(0.99), PercentileMilliseconds(0.999));
}
