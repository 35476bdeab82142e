using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Mixing;

/// <summary>An amplification, computed once from decibels and applied many times.</summary>
/// <param name="Factor">What each sample is multiplied by: 0 mutes, 1 changes nothing.</param>
public readonly record struct Gain(float Factor)
{
    /// <summary>Changes nothing: 0 dB.</summary>
    public static Gain Unity { get; } = new(1);

    /// <summary>Lets nothing through.</summary>
    public static Gain Mute { get; }

    /// <summary>The gain of so many dB: negative makes softer, and −100 or less mutes.</summary>
    public static Gain FromDecibels(double gainDb) =>
        gainDb <= Decibels.Silence ? Mute : new((float)Decibels.ToAmplitude(gainDb));
}
