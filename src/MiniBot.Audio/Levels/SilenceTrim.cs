namespace MiniBot.Audio.Levels;

/// <summary>Cuts the silence that synthesisers put around speech: heard as delay before an answer, and as hesitation after it.</summary>
public static class SilenceTrim
{
    /// <summary>What is softer than this is silence.</summary>
    public const double DefaultThresholdDbfs = -50;

    /// <summary>Kept before the first sound, so that a soft onset is not clipped.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(20);

    /// <summary>Kept after the last sound, so that a sentence can end.</summary>
    public static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(120);

    private const int WindowsPerSecond = 200;

    /// <summary>
    /// The audio without the silence at its ends but for <see cref="Lead"/> and <see cref="Tail"/>; the same audio when all of it is
    /// silent. Shares the samples.
    /// </summary>
    /// <param name="audio">Speech.</param>
    /// <param name="thresholdDbfs">RMS of a 5 ms window, −90 to −20.</param>
    public static PcmAudio Ends(PcmAudio audio, double thresholdDbfs = DefaultThresholdDbfs)
    {
        var samples = audio.Samples.Span;
        var window = Math.Max(1, audio.SampleRateHz / WindowsPerSecond);
        var first = 0;
        while (first < samples.Length && IsSilent(samples, first, window, thresholdDbfs))
            first += window;
        if (first >= samples.Length)
            return audio;
        var end = samples.Length;
        while (end > first && IsSilent(samples, Math.Max(first, end - window), window, thresholdDbfs))
            end -= window;
        var start = Math.Max(0, first - SamplesIn(Lead, audio));
        return audio with { Samples = audio.Samples[start..Math.Min(samples.Length, end + SamplesIn(Tail, audio))] };
    }

    private static bool IsSilent(ReadOnlySpan<short> samples, int start, int length, double thresholdDbfs) =>
        Level.Measure(samples.Slice(start, Math.Min(length, samples.Length - start))).RmsDbfs < thresholdDbfs;

    private static int SamplesIn(TimeSpan time, PcmAudio audio) => (int)(time.TotalSeconds * audio.SampleRateHz);
}
