using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>What a recording must hold. All at 8 kHz.</summary>
internal static class RecordingAssertions
{
    /// <summary>Speech at the far end is louder than this; comfort noise and concealment are not.</summary>
    private const double AudibleDbfs = -40;

    private const int FrameLength = 160;

    /// <summary>The whole prompt is in it, no sample of it missing. Gives where it begins.</summary>
    public static TimeSpan ShouldContain(this short[] recording, short[] prompt)
    {
        var match = AudioMatch.Find(recording, prompt);
        match.Correlation.ShouldBeGreaterThan(0.9);
        return TimeSpan.FromSeconds((double)match.LagSamples / SharedSpeech.TelephoneRateHz);
    }

    public static void ShouldBeAudible(this Level level) => level.RmsDbfs.ShouldBeGreaterThan(AudibleDbfs);

    /// <summary>A pure tone of one frequency lasted this long in all.</summary>
    public static void ShouldHoldTone(this short[] recording, double frequencyHz, TimeSpan atLeast)
    {
        var detector = new Goertzel(frequencyHz, SharedSpeech.TelephoneRateHz);
        var frames = recording
            .Chunk(FrameLength)
            .Count(frame => detector.Share(frame) > 0.9 && detector.LevelDbfs(frame) > AudibleDbfs);
        (frames * TimeSpan.FromMilliseconds(20)).ShouldBeGreaterThanOrEqualTo(atLeast);
    }
}
