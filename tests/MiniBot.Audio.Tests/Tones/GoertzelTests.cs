using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests.Tones;

public class GoertzelTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(1000)]
    [InlineData(2100)]
    public void Share_OfItsOwnTone_IsAll(double frequencyHz)
    {
        new Goertzel(frequencyHz, 8000).Share(Signals.Sine(frequencyHz, -15, 160)).ShouldBeGreaterThan(0.99);
    }

    [Theory]
    [InlineData(1100)]
    [InlineData(2000)]
    public void Share_OfAnotherTone_IsNone(double frequencyHz)
    {
        new Goertzel(1000, 8000).Share(Signals.Sine(frequencyHz, -15, 160)).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Share_OfNoise_IsSmall()
    {
        new Goertzel(1000, 8000).Share(Signals.Noise(5000, 1600)).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Measures_OfSilenceAndOfNothing_AreSilence()
    {
        var detector = new Goertzel(1000, 8000);

        detector.Share(new short[160]).ShouldBe(0);
        detector.Share([]).ShouldBe(0);
        detector.LevelDbfs(new short[160]).ShouldBe(Decibels.Silence);
        detector.LevelDbfs([]).ShouldBe(Decibels.Silence);
    }

    [Fact]
    public void Share_OneFrame_AllocatesNothing()
    {
        var frame = Signals.Sine(1000, -15, 160);
        var detector = new Goertzel(1000, 8000);

        Allocation.PerFrame(() => detector.Share(frame));
    }
}
