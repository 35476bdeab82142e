namespace MiniBot.Audio.Levels;

/// <summary>
/// Keeps whole pieces of audio below a peak with a gain that moves smoothly: it is down before the peak comes and rises after it,
/// within 5 ms on either side. Works on audio in memory, for it looks ahead.
/// </summary>
internal static class PeakLimiter
{
    private const double ReachSeconds = 0.005;

    public static void Apply(Span<float> samples, float peak, int sampleRateHz)
    {
        var reach = Math.Max(1, (int)(ReachSeconds * sampleRateHz));
        if (LowestGains(samples, peak, reach) is not { } lowest)
            return;
        // The mean of the gains around a sample is at most the gain that this sample needs: each of them has seen it.
        var width = (2 * reach) + 1;
        var sum = 0.0;
        for (var i = 0; i < width - 1; i++)
            sum += lowest[i];
        for (var i = 0; i < samples.Length; i++)
        {
            sum += lowest[i + width - 1];
            samples[i] *= (float)(sum / width);
            sum -= lowest[i];
        }
    }

    /// <summary>The gain each sample may have at most, with <paramref name="reach"/> more at both ends; null if no peak passes.</summary>
    private static float[]? LowestGains(ReadOnlySpan<float> samples, float peak, int reach)
    {
        float[]? lowest = null;
        for (var i = 0; i < samples.Length; i++)
        {
            var magnitude = Math.Abs(samples[i]);
            if (magnitude <= peak)
                continue;
            if (lowest is null)
                Array.Fill(lowest = new float[samples.Length + (2 * reach)], 1);
            foreach (ref var gain in lowest.AsSpan(i, (2 * reach) + 1))
                gain = Math.Min(gain, peak / magnitude);
        }

        return lowest;
    }
}
