using MiniBot.Audio.Mixing;
using MiniBot.Audio.VoiceActivity;

namespace MiniBot.Audio.Tests.VoiceActivity;

/// <summary>What lines do when nobody speaks: no noise of theirs may hold a channel.</summary>
public class EnergyVoiceDetectorLineTests
{
    private const int SecondFrames = 50;

    private readonly EnergyVoiceDetector _detector = new();

    [Theory]
    [InlineData(80)]
    [InlineData(300)]
    [InlineData(1000)]
    public void IsSpeech_ComfortNoise_IsNoneAfterASecond(int amplitude) =>
        Flags(Signals.Noise(amplitude, 8000 * 20))[SecondFrames..].ShouldAllBe(flag => !flag);

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(440)]
    public void IsSpeech_Hum_IsNoneAfterASecond(double frequencyHz) =>
        Flags(Signals.Sine(frequencyHz, -30, 8000 * 20))[SecondFrames..].ShouldAllBe(flag => !flag);

    [Fact]
    public void IsSpeech_NoiseThatSetsIn_HoldsForLessThanASecond()
    {
        Flags(Signals.Noise(60, 8000 * 5));

        Flags(Signals.Noise(1500, 8000 * 5)).Count(flag => flag).ShouldBeLessThan(SecondFrames + 10);
    }

    [Fact]
    public void IsSpeech_ComfortNoiseWithGapsOfTransmission_IsNone()
    {
        var line = Signals.Noise(300, 8000 * 20);
        for (var gap = 8000; gap + 3200 < line.Length; gap += 8000)
            line.AsSpan(gap, 3200).Clear();

        Flags(line)[SecondFrames..].ShouldAllBe(flag => !flag);
    }

    [Fact]
    public void IsSpeech_MutedCaller_IsSilenceAndLeavesTheFloor()
    {
        Flags(Signals.Noise(500, 8000 * 3));
        var before = _detector.NoiseFloorDbfs;

        Flags(new short[8000 * 30])[SecondFrames..].ShouldAllBe(flag => !flag);
        _detector.NoiseFloorDbfs.ShouldBe(before);
        Flags(Signals.Noise(500, 8000 * 3)).ShouldAllBe(flag => !flag);
    }

    [Fact]
    public void IsSpeech_OffsetUnderNoise_ChangesNothing()
    {
        var plain = Flags(Signals.Noise(200, 8000 * 4));
        _detector.Reset();
        var shifted = Signals.Noise(200, 8000 * 4);
        foreach (ref var sample in shifted.AsSpan())
            sample += 4000;

        Flags(shifted).ShouldBe(plain);
    }

    [Fact]
    public void IsSpeech_Clicks_AreNoneOrAreOverAtOnce()
    {
        var line = Signals.Noise(60, 8000 * 20);
        var random = new Random(5);
        for (var at = 8000; at < line.Length - 400; at += 2400 + random.Next(800))
            line.AsSpan(at, 80).Fill(16000);

        var flags = Flags(line);
        LongestRun(flags).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void IsSpeech_SteadyNoise_RisesSlowlyAndFallsFast()
    {
        Flags(Signals.Noise(60, 8000 * 3));
        Flags(Signals.Noise(1000, 4000));
        _detector.NoiseFloorDbfs.ShouldBeLessThan(-50, "half a second may be a word");
        Flags(Signals.Noise(1000, 8000));
        _detector.NoiseFloorDbfs.ShouldBe(-35.1, 1.5);

        Flags(Signals.Noise(60, 640));
        _detector.NoiseFloorDbfs.ShouldBeLessThan(-55);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void IsSpeech_SyllablesAtFifteenDecibelsOverNoise_AreHeardAndEnd(int seed)
    {
        // Noise of amplitude A has A²/3: −20 dBFS of voice against −35.
        var line = Signals.Noise(1009, 8000 * 10, seed);
        Mixer.Add(line.AsSpan(8000 * 5, 8000 * 2), Signals.Syllables(2, 13000));

        var flags = Flags(line);
        flags[SecondFrames..(5 * SecondFrames)].ShouldAllBe(flag => !flag);
        flags[(5 * SecondFrames)..(7 * SecondFrames)].Count(flag => flag).ShouldBeGreaterThan(85);
        flags[((7 * SecondFrames) + 15)..].ShouldAllBe(flag => !flag);
    }

    [Fact]
    public void HangoverFrames_AfterSpeech_TellsHowLateTheEndIs()
    {
        var voice = Signals.Sine(300, -20, 4000);
        short[] line = [.. new short[8000], .. voice, .. new short[8000]];

        var flags = Flags(line);

        const int lastVoiced = SecondFrames + 25 - 1;
        Array.LastIndexOf(flags, true).ShouldBe(lastVoiced + _detector.HangoverFrames - 1);
    }

    private static int LongestRun(bool[] flags)
    {
        var (longest, run) = (0, 0);
        foreach (var flag in flags)
        {
            run = flag ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private bool[] Flags(short[] samples)
    {
        var flags = new bool[samples.Length / AudioFrame.TelephoneSamples];
        for (var i = 0; i < flags.Length; i++)
            flags[i] = _detector.IsSpeech(samples.AsSpan(i * AudioFrame.TelephoneSamples, AudioFrame.TelephoneSamples));
        return flags;
    }
}
