using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Tests.Mixing;

public class MixerTests
{
    [Fact]
    public void Add_TwoSignals_GivesTheirSum()
    {
        short[] mix = [1, -2, 3, 4];

        Mixer.Add(mix, [10, 20, -30]);

        mix.ShouldBe([11, 18, -27, 4]);
    }

    [Fact]
    public void Add_TooLoud_SaturatesInsteadOfWrapping()
    {
        short[] mix = [30000, -30000];

        Mixer.Add(mix, [10000, -10000]);

        mix.ShouldBe([short.MaxValue, short.MinValue]);
    }

    [Fact]
    public void Add_WithGain_AmplifiesTheSourceAlone()
    {
        short[] mix = [100, 100, 32000];

        Mixer.Add(mix, [1000, -1000, 30000], Gain.FromDecibels(-20));

        mix.ShouldBe([200, 0, short.MaxValue]);
    }

    [Fact]
    public void Add_MixTooShort_Refuses() => Should.Throw<ArgumentException>(() => Mixer.Add(new short[2], new short[3]));

    [Fact]
    public void Apply_MinusHundredDb_Mutes()
    {
        short[] samples = [short.MaxValue, short.MinValue];

        Mixer.Apply(samples, Gain.FromDecibels(-100));

        samples.ShouldBe([0, 0]);
    }

    [Fact]
    public void Add_OneFrame_AllocatesNothing()
    {
        var mix = new short[160];
        var source = Signals.Noise(1000, 160);
        var gain = Gain.FromDecibels(-8);

        Allocation.PerFrame(() =>
        {
            Mixer.Add(mix, source);
            Mixer.Add(mix, source, gain);
            Mixer.Apply(mix, gain);
        });
    }
}
