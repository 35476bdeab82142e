using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tests.Levels;

public class LevelTests
{
    [Fact]
    public void Measure_NoSamples_IsSilence() => Level.Measure([]).ShouldBe(Level.Silence);

    [Fact]
    public void Measure_Zeros_IsSilence() => Level.Measure(new short[160]).ShouldBe(Level.Silence);

    [Fact]
    public void Measure_FullScaleSquare_IsZeroDbfs()
    {
        var level = Level.Measure([short.MinValue, short.MinValue]);

        level.RmsDbfs.ShouldBe(0, 0.001);
        level.PeakDbfs.ShouldBe(0, 0.001);
    }

    [Theory]
    [InlineData(-3.02)]
    [InlineData(-20)]
    [InlineData(-50)]
    public void Measure_Sine_HasItsRmsAndAPeakThreeDbAbove(double levelDbfs)
    {
        var level = Level.Measure(Signals.Sine(1000, levelDbfs, 8000));

        level.RmsDbfs.ShouldBe(levelDbfs, 0.05);
        level.PeakDbfs.ShouldBe(levelDbfs + 3.01, 0.1);
    }

    [Fact]
    public void Measure_OneFrame_AllocatesNothing()
    {
        var frame = Signals.Noise(1000, 160);

        Allocation.PerFrame(() => Level.Measure(frame));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 10)]
    [InlineData(-6.0206, 0.5)]
    public void Decibels_OfAmplitude_GoBothWays(double decibels, double ratio)
    {
        Decibels.ToAmplitude(decibels).ShouldBe(ratio, 1e-4);
        Decibels.FromAmplitude(ratio).ShouldBe(decibels, 1e-3);
    }
}
