using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>What a recording must hold. All at 8 kHz.</summary>
internal static class RecordingAssertions
{
    /// <summary>Speech at the far end is louder than this; comfort noise and concealment are not.</summary>
    public const double AudibleDbfs = -40;

    /// <summary>Of a prompt; the rest are the pieces that a jitter buffer cut into.</summary>
    public const double WholePrompt = 0.85;

    private const int FrameLength = 160;
    private static readonly TimeSpan FrameDuration = TimeSpan.FromMilliseconds(20);

    /// <summary>The whole prompt is in it. Gives where it begins.</summary>
    public static TimeSpan ShouldContain(this short[] recording, short[] prompt)
    {
        var match = PromptMatch.Find(recording, prompt);
        match.Share.ShouldBeGreaterThan(WholePrompt);
        return match.Begin;
    }

    public static void ShouldBeAudible(this Level level) => level.RmsDbfs.ShouldBeGreaterThan(AudibleDbfs);

    /// <summary>A pure tone of one frequency lasted this long in all.</summary>
    public static void ShouldHoldTone(this short[] recording, double frequencyHz, TimeSpan atLeast)
    {
        var detector = new Goertzel(frequencyHz, SharedSpeech.TelephoneRateHz);
        var frames = recording
            .Chunk(FrameLength)
            .Count(frame => detector.Share(frame) > 0.9 && detector.LevelDbfs(frame) > AudibleDbfs);
        (frames * FrameDuration).ShouldBeGreaterThanOrEqualTo(atLeast);
    }
}
