namespace MiniBot.Audio;

/// <summary>The length of time in which all audio of a call moves: one tick of the media clock.</summary>
public static class AudioFrame
{
    /// <summary>Frames in one second.</summary>
    public const int PerSecond = 50;

    /// <summary>The sample rate of the telephone line, in samples per second.</summary>
    public const int TelephoneRateHz = 8000;

    /// <summary>Samples of one frame on the telephone line.</summary>
    public const int TelephoneSamples = TelephoneRateHz / PerSecond;

    /// <summary>How long one frame plays: 20 ms.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromMilliseconds(1000 / PerSecond);

    /// <summary>Samples of one frame at <paramref name="sampleRateHz"/>, rounded down (no supported rate leaves a rest).</summary>
    public static int SamplesAt(int sampleRateHz) => sampleRateHz / PerSecond;
}
