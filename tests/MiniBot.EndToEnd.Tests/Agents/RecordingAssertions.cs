using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>What a recording must hold. All at 8 kHz.</summary>
internal static class RecordingAssertions
{
    /// <summary>Speech at the far end is louder than this; comfort noise and concealment are not.</summary>
    private const double AudibleDbfs = -40;

    private const int FrameLength = 160;

    /// <summary>A quarter of a second.</summary>
    private const int PieceLength = 2000;

    /// <summary>The jitter buffer takes out 20 ms at most at a time.</summary>
    private const int LargestShift = 2 * FrameLength;

    /// <summary>The whole prompt is in it, no sample of it missing. Gives where it begins.</summary>
    public static TimeSpan ShouldContain(this short[] recording, short[] prompt)
    {
        var match = AudioMatch.Find(recording, prompt);
        match.Correlation.ShouldBeGreaterThan(0.9);
        return TimeSpan.FromSeconds((double)match.LagSamples / SharedSpeech.TelephoneRateHz);
    }

    /// <summary>
    /// The whole prompt is in it, in order, as our own jitter buffer plays it: a few milliseconds are taken out here and there to
    /// shorten the delay, so that the pieces between these places are compared one by one.
    /// </summary>
    public static void ShouldContainInPieces(this short[] recording, short[] prompt)
    {
        var lag = AudioMatch.Find(recording, prompt.AsSpan(0, 2 * PieceLength)).LagSamples;
        var (pieces, found) = (0, 0);
        for (var at = 0; at + PieceLength <= prompt.Length; at += PieceLength)
        {
            var piece = prompt.AsSpan(at, PieceLength);
            if (Level.Measure(piece).RmsDbfs < AudibleDbfs)
                continue;
            var from = Math.Max(0, lag + at - LargestShift);
            var match = AudioMatch.Find(recording.AsSpan(from, PieceLength + (2 * LargestShift)), piece);
            pieces++;
            if (match.Correlation < 0.9)
                continue;
            found++;
            lag = from + match.LagSamples - at;
        }

        ((double)found / pieces).ShouldBeGreaterThan(0.9);
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
