namespace MiniBot.Audio.Levels;

/// <summary>Decibels and the ratios behind them. 0 dBFS is the power of a full-scale square wave; a full-scale sine is −3.01 dBFS.</summary>
public static class Decibels
{
    /// <summary>What stands for digital silence: below the smallest 16-bit signal.</summary>
    public const double Silence = -100;

    internal const double FullScale = 32768;

    /// <summary>The amplitude ratio of a gain in dB: 20 dB is 10.</summary>
    public static double ToAmplitude(double decibels) => Math.Pow(10, decibels / 20);

    /// <summary>The gain in dB of an amplitude ratio; <see cref="Silence"/> for zero and whatever lies below it.</summary>
    public static double FromAmplitude(double ratio) => ratio <= 0 ? Silence : Math.Max(Silence, 20 * Math.Log10(ratio));

    /// <summary>The level in dBFS of a mean square of 16-bit samples; <see cref="Silence"/> at the least.</summary>
    internal static double FromMeanSquare(double meanSquare) => FromAmplitude(Math.Sqrt(meanSquare) / FullScale);
}
