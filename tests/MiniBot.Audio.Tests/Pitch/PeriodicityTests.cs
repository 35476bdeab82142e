using MiniBot.Audio.Pitch;

namespace MiniBot.Audio.Tests.Pitch;

public class PeriodicityTests
{
    private const int Frame = 160;
    private const double Voice = 0.6;

    [Theory]
    [InlineData(90)]
    [InlineData(150)]
    [InlineData(240)]
    [InlineData(390)]
    public void Next_OfAPitchedSound_IsHigh(int hz)
    {
        var samples = new short[Frame * 10];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(4000 * (Math.Sin(2 * Math.PI * hz * i / 8000) + (0.5 * Math.Sin(4 * Math.PI * hz * i / 8000))));
        Frames(samples).Skip(1).ShouldAllBe(p => p > 0.9);
    }

    [Fact]
    public void Next_OfNoise_IsLow()
    {
        var random = new Random(1);
        var samples = new short[Frame * 200];
        foreach (ref var sample in samples.AsSpan())
            sample = (short)random.Next(-8000, 8000);
        Frames(samples).Skip(1).Count(p => p >= Voice).ShouldBe(0);
    }

    [Fact]
    public void Next_OfSilence_IsNothing() => Frames(new short[Frame * 3]).ShouldAllBe(p => p == 0);

    [Fact]
    public void Next_OfSpeech_IsMostlyHigh()
    {
        var periodic = Frames(SyntheticSpeech.Make(2, 4));
        periodic.Count(p => p >= Voice).ShouldBeGreaterThan(periodic.Count / 2);
    }

    private static List<double> Frames(short[] samples)
    {
        var periodicity = new Periodicity();
        var values = new List<double>();
        for (var at = 0; at + Frame <= samples.Length; at += Frame)
            values.Add(periodicity.Next(samples.AsSpan(at, Frame)));
        return values;
    }
}
