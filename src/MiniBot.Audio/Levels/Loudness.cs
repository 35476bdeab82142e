using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Levels;

/// <summary>Brings recordings and rendered prompts to one loudness, so that the voice of a call does not jump between them.</summary>
public static class Loudness
{
    /// <summary>The level of every prompt and ambience, in dBFS: a mixing gain is then relative to the voice.</summary>
    public const double PromptDbfs = -20;

    /// <summary>The largest sample that levelling leaves, in dBFS.</summary>
    public const double DefaultPeakDbfs = -1;

    private const double LargestGainDb = 40;
    private const double ActiveWithinDb = 25;

    /// <summary>
    /// The mean power in dBFS of the frames that carry the signal: those within 25 dB of the loudest, so that pauses do not count.
    /// </summary>
    public static double ActiveLevelDbfs(PcmAudio audio)
    {
        var powers = FramePowers(audio.Samples.Span, Math.Max(1, AudioFrame.SamplesAt(audio.SampleRateHz)));
        if (powers.Length == 0)
            return Decibels.Silence;
        var floor = powers.Max() * Math.Pow(10, -ActiveWithinDb / 10);
        return Decibels.FromMeanSquare(powers.Where(power => power >= floor).Average());
    }

    /// <summary>
    /// A copy whose active level is <paramref name="targetDbfs"/>. Peaks that would pass <paramref name="peakDbfs"/> are turned down
    /// smoothly around themselves. Silence stays silence, and nothing is raised by more than 40 dB.
    /// </summary>
    public static PcmAudio LevelTo(PcmAudio audio, double targetDbfs = PromptDbfs, double peakDbfs = DefaultPeakDbfs)
    {
        var level = ActiveLevelDbfs(audio);
        if (level <= Decibels.Silence)
            return audio;
        var gain = (float)Decibels.ToAmplitude(Math.Min(targetDbfs - level, LargestGainDb));
        var scaled = new float[audio.Samples.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = audio.Samples.Span[i] * gain;
        PeakLimiter.Apply(scaled, (float)(Decibels.ToAmplitude(peakDbfs) * short.MaxValue), audio.SampleRateHz);
        var levelled = new short[scaled.Length];
        for (var i = 0; i < scaled.Length; i++)
            levelled[i] = Saturation.ToSample(scaled[i]);
        return audio with { Samples = levelled };
    }

    private static double[] FramePowers(ReadOnlySpan<short> samples, int frame)
    {
        var powers = new double[(samples.Length + frame - 1) / frame];
        for (var i = 0; i < powers.Length; i++)
            powers[i] = Level.MeanSquare(samples.Slice(i * frame, Math.Min(frame, samples.Length - (i * frame))));
        return powers;
    }
}
