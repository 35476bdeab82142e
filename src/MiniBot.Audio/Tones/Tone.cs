namespace MiniBot.Audio.Tones;

/// <summary>A steady signal of one or two sines, or silence.</summary>
/// <param name="FirstHz">The first frequency, in Hz; 0 for none.</param>
/// <param name="SecondHz">The second frequency, in Hz; 0 for none.</param>
/// <param name="LevelDbfs">The RMS level of each sine, in dBFS; −3.01 is the loudest undistorted single sine.</param>
public readonly record struct Tone(double FirstHz, double SecondHz, double LevelDbfs)
{
    /// <summary>No signal.</summary>
    public static Tone Silence { get; }

    /// <summary>One sine of <paramref name="frequencyHz"/> with an RMS level of <paramref name="levelDbfs"/>.</summary>
    public static Tone Sine(double frequencyHz, double levelDbfs = -20) => new(frequencyHz, 0, levelDbfs);

    /// <summary>Two sines at once, each with an RMS level of <paramref name="levelDbfs"/>.</summary>
    public static Tone Dual(double firstHz, double secondHz, double levelDbfs = -20) => new(firstHz, secondHz, levelDbfs);
}
