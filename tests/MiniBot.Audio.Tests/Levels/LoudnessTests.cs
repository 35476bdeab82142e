using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tests.Levels;

public class LoudnessTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(3000)]
    [InlineData(30000)]
    public void LevelTo_SpeechOfAnyLevel_ReachesTheTarget(int amplitude)
    {
        var levelled = Loudness.LevelTo(new(Signals.Syllables(3, amplitude), 8000), targetDbfs: -20);

        Loudness.ActiveLevelDbfs(levelled).ShouldBe(-20, 0.5);
    }

    [Fact]
    public void ActiveLevel_PausesBetweenWords_DoNotCount()
    {
        short[] withPause = [.. Signals.Sine(500, -20, 8000), .. new short[40000]];

        Loudness.ActiveLevelDbfs(new(withPause, 8000)).ShouldBe(-20, 0.1);
    }

    [Fact]
    public void LevelTo_LonePeak_IsHeldWithoutTurningTheRestDown()
    {
        var samples = Signals.Sine(500, -40, 16000);
        samples.AsSpan(8000, 8).Fill(20000);

        var levelled = Loudness.LevelTo(new(samples, 8000), targetDbfs: -12, peakDbfs: -3).Samples.Span;

        Level.Measure(levelled).PeakDbfs.ShouldBeLessThanOrEqualTo(-2.99);
        var before = Level.Measure(levelled[..7900]).RmsDbfs;
        var after = Level.Measure(levelled[8100..]).RmsDbfs;
        before.ShouldBe(after, 0.1);
        before.ShouldBeGreaterThan(Level.Measure(samples.AsSpan(0, 7900)).RmsDbfs + 5);
    }

    [Fact]
    public void LevelTo_LoudTarget_StaysBelowThePeak()
    {
        var levelled = Loudness.LevelTo(new(Signals.Noise(10000, 8000), 8000), targetDbfs: 0, peakDbfs: -1);

        Level.Measure(levelled.Samples.Span).PeakDbfs.ShouldBeLessThanOrEqualTo(-0.99);
    }

    [Fact]
    public void LevelTo_Silence_StaysSilence()
    {
        var silence = new PcmAudio(new short[8000], 8000);

        Loudness.LevelTo(silence).Samples.Span.ContainsAnyExcept((short)0).ShouldBeFalse();
    }

    [Fact]
    public void LevelTo_NoSamples_GivesNone() => Loudness.LevelTo(new(Array.Empty<short>(), 8000)).Samples.Length.ShouldBe(0);

    [Fact]
    public void LevelTo_FaintHiss_IsRaisedByFortyDbAtMost()
    {
        var hiss = Signals.Noise(2, 8000);

        var levelled = Loudness.LevelTo(new(hiss, 8000));

        Level.Measure(levelled.Samples.Span).RmsDbfs.ShouldBe(Level.Measure(hiss).RmsDbfs + 40, 0.1);
    }
}
