using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tones;

/// <summary>
/// The power of one frequency in a frame, by the Goertzel recurrence. A frame of N samples tells frequencies apart that differ by
/// sampleRate/N: 50 Hz for 20 ms.
/// </summary>
public readonly record struct Goertzel
{
    private readonly double _coefficient;

    /// <summary>A detector for <paramref name="frequencyHz"/> (above 0, below half of the rate) at <paramref name="sampleRateHz"/>.</summary>
    public Goertzel(double frequencyHz, int sampleRateHz) => _coefficient = 2 * Math.Cos(Math.Tau * frequencyHz / sampleRateHz);

    /// <summary>The RMS level of this frequency in the frame, in dBFS: that of the sine it holds.</summary>
    public double LevelDbfs(ReadOnlySpan<short> frame) => Decibels.FromMeanSquare(MeanSquare(frame));

    /// <summary>The part of the frame's power that this frequency carries: 0 for none (or silence) to 1 for a pure tone.</summary>
    public double Share(ReadOnlySpan<short> frame)
    {
        var total = frame.IsEmpty ? 0 : Level.MeanSquare(frame);
        return total <= 0 ? 0 : Math.Min(1, MeanSquare(frame) / total);
    }

    private double MeanSquare(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty)
            return 0;
        var (last, beforeLast) = (0.0, 0.0);
        foreach (var sample in frame)
            (last, beforeLast) = (sample + (_coefficient * last) - beforeLast, last);
        var squaredMagnitude = (last * last) + (beforeLast * beforeLast) - (_coefficient * last * beforeLast);
        return 2 * squaredMagnitude / ((double)frame.Length * frame.Length);
    }
}
