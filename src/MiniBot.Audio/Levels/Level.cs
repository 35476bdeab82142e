namespace MiniBot.Audio.Levels;

/// <summary>How loud a piece of audio is.</summary>
/// <param name="RmsDbfs">The mean power in dBFS, −100 (silence) to 0.</param>
/// <param name="PeakDbfs">The largest sample in dBFS, −100 (silence) to 0.</param>
public readonly record struct Level(double RmsDbfs, double PeakDbfs)
{
    /// <summary>The level of no signal at all.</summary>
    public static Level Silence { get; } = new(Decibels.Silence, Decibels.Silence);

    /// <summary>Measures a frame, or any number of samples; none at all are silence. Allocates nothing.</summary>
    public static Level Measure(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return Silence;
        var peak = 0;
        foreach (var sample in samples)
            peak = Math.Max(peak, Math.Abs((int)sample));
        return new(Decibels.FromMeanSquare(MeanSquare(samples)), Decibels.FromAmplitude(peak / Decibels.FullScale));
    }

    /// <summary>The mean of the squared samples; the caller sees to it that there is at least one.</summary>
    internal static double MeanSquare(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (var sample in samples)
            sum += sample * sample;
        return (double)sum / samples.Length;
    }
}
