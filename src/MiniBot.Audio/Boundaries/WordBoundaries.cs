using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Boundaries;

/// <summary>
/// Where speech that was broken off may be taken up again: at the dips between words, found in the audio alone. Where a voice runs on
/// without a dip, its softest moments serve, so that no more than <see cref="Farthest"/> has to be said again.
/// </summary>
public static class WordBoundaries
{
    /// <summary>The longest way between two places.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromMilliseconds(400);

    private const int WindowsPerSecond = 100;

    /// <summary>A dip is the softest moment of 160 ms, and as much softer than the loudest of 400 ms around it as this, in dB.</summary>
    private const double DipDb = 12;
    private const int DipReach = 8;
    private const int LoudReach = 20;

    /// <summary>Windows from one place to the next: 100 to 400 ms.</summary>
    private const int Nearest = 10;
    private const int FarthestWindows = 40;

    /// <summary>The places as sample offsets, ascending; the first is 0.</summary>
    /// <param name="samples">Speech.</param>
    /// <param name="sampleRateHz">Samples per second, 8000 to 48000.</param>
    public static int[] Find(ReadOnlySpan<short> samples, int sampleRateHz)
    {
        var window = Math.Max(1, sampleRateHz / WindowsPerSecond);
        var levels = Levels(samples, window);
        var places = new List<int> { 0 };
        var last = 0;
        for (var i = Nearest; i < levels.Length; i++)
        {
            if (i - last >= FarthestWindows)
                Add(Softest(levels, last + Nearest, i));
            if (i - last >= Nearest && IsDip(levels, i))
                Add(i);
        }

        return [.. places];

        void Add(int at)
        {
            last = at;
            places.Add(at * window);
        }
    }

    private static double[] Levels(ReadOnlySpan<short> samples, int window)
    {
        var levels = new double[samples.Length / window];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Decibels.FromMeanSquare(Level.MeanSquare(samples.Slice(i * window, window)));
        return levels;
    }

    private static bool IsDip(double[] levels, int at)
    {
        // Of a long silence, its end: the next word follows.
        for (var i = Math.Max(0, at - DipReach); i < Math.Min(levels.Length, at + DipReach + 1); i++)
        {
            if (levels[i] < levels[at] || (i > at && levels[i] == levels[at]))
                return false;
        }

        var end = Math.Min(levels.Length, at + LoudReach);
        for (var i = Math.Max(0, at - LoudReach); i < end; i++)
        {
            if (levels[i] >= levels[at] + DipDb)
                return true;
        }

        return false;
    }

    private static int Softest(double[] levels, int from, int to)
    {
        var softest = to;
        for (var i = from; i < to; i++)
        {
            if (levels[i] < levels[softest])
                softest = i;
        }

        return softest;
    }
}
