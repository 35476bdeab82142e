using System.Numerics;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests.Ambience;

/// <summary>What the backgrounds of the product sound like, as numbers.</summary>
public class AmbienceSoundTests
{
    private const int Rate = 8000;
    private const int Frame = 160;

    private static readonly Dictionary<AmbienceKind, AmbienceLoop> s_loops = Enum.GetValues<AmbienceKind>()
        .ToDictionary(kind => kind, kind => AmbienceLoop.Synthesize(kind, Rate));

    public static TheoryData<AmbienceKind> Kinds => [.. Enum.GetValues<AmbienceKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Synthesize_AnyKind_Lasts30SecondsAtTheLevelOfPrompts(AmbienceKind kind)
    {
        var loop = s_loops[kind];

        loop.Duration.ShouldBe(TimeSpan.FromSeconds(30));
        Level.Measure(loop.Samples).RmsDbfs.ShouldBe(Loudness.PromptDbfs, 0.5);
        Level.Measure(loop.WithGain(-8).Samples).RmsDbfs.ShouldBe(Loudness.PromptDbfs - 8, 0.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Synthesize_AnyFrame_IsHeard(AmbienceKind kind) =>
        s_loops[kind]
            .WithGain(-8)
            .ToAudio()
            .Samples.ToArray()
            .Chunk(Frame)
            .Min(frame => Level.Measure(frame).RmsDbfs)
            .ShouldBeGreaterThan(-60);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Seam_SpectrumBeforeAndAfter_IsThatOfTheWhole(AmbienceKind kind)
    {
        var loop = s_loops[kind].Samples;
        var rounds = new[] { loop.ToArray(), loop.ToArray() }.SelectMany(samples => samples).ToArray();
        var seam = loop.Length;
        var whole = Bands(loop[..131072]);

        foreach (var start in new[] { seam - 32768, seam - 16384, seam })
            Bands(rounds.AsSpan(start, 32768)).Zip(whole, (here, mean) => Math.Abs(here - mean)).Max().ShouldBeLessThan(6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Seam_TwentyMillisecondFrames_JumpNoMoreThanElsewhere(AmbienceKind kind)
    {
        var loop = s_loops[kind].Samples.ToArray();
        var levels = loop.Concat(loop).Chunk(Frame).Select(frame => Level.Measure(frame).RmsDbfs).ToArray();
        var jumps = levels.Zip(levels.Skip(1), (a, b) => Math.Abs(a - b)).ToArray();
        var seam = loop.Length / Frame;

        jumps[seam - 1].ShouldBeLessThanOrEqualTo(jumps.Max());
        jumps[(seam - 3)..(seam + 2)].Average().ShouldBeLessThan(3 * jumps.Average());
    }

    [Fact]
    public void Cafe_ItsPower_LiesWhereVoicesHaveTheirs()
    {
        var powers = Spectrum(s_loops[AmbienceKind.Cafe].Samples[..131072]);

        Share(powers, 200, 3000).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Cafe_ItsEnvelope_MovesAtThePaceOfSyllables()
    {
        var murmur = Modulation(s_loops[AmbienceKind.Cafe].Samples);
        var steady = Modulation(Signals.Noise(3000, 240000));

        murmur.ShouldBeGreaterThan(3 * steady);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyTenthOfASecond_NoFrequency_IsATone(AmbienceKind kind)
    {
        var tones = Enumerable.Range(12, 108).Select(step => new Goertzel(25.0 * step, Rate)).ToArray();
        var loop = s_loops[kind].Samples;
        for (var at = 0; at + 800 <= loop.Length; at += 400)
            foreach (var tone in tones)
                tone.Share(loop.Slice(at, 800)).ShouldBeLessThan(0.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyTwoFrames_NoPair_IsADigit(AmbienceKind kind)
    {
        double[] rows = [697, 770, 852, 941];
        double[] columns = [1209, 1336, 1477, 1633];
        var loop = s_loops[kind].Samples;
        for (var at = 0; at + 320 <= loop.Length; at += Frame)
        {
            var part = loop.Slice(at, 320).ToArray();
            var row = rows.Max(hz => new Goertzel(hz, Rate).Share(part));
            var column = columns.Max(hz => new Goertzel(hz, Rate).Share(part));
            Math.Min(row, column).ShouldBeLessThan(0.2);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NoSignalOfAnExchange_IsEverHeard(AmbienceKind kind)
    {
        var loop = s_loops[kind].Samples;
        foreach (var hz in new[] { 425.0, 440, 480, 620, 950, 1100, 1400, 1800, 2100 })
        {
            var tone = new Goertzel(hz, Rate);
            for (var at = 0; at + 1600 <= loop.Length; at += 800)
                tone.Share(loop.Slice(at, 1600)).ShouldBeLessThan(0.25);
        }
    }

    [Fact]
    public void PlayFor_ManyCalls_BeginAllOverTheLoopAndTheSameCallAtTheSamePlace()
    {
        var loop = s_loops[AmbienceKind.Office];

        var starts = Enumerable.Range(0, 200).Select(call => Start(loop, $"call-{call}")).ToArray();

        Start(loop, "call-7").ShouldBe(starts[7]);
        starts.Distinct().Count().ShouldBe(200);
        foreach (var sixth in Enumerable.Range(0, 6))
            starts.Count(start => start * 6 / loop.Samples.Length == sixth).ShouldBeGreaterThan(10);
    }

    private static int Start(AmbienceLoop loop, string call)
    {
        var frame = new short[400];
        loop.PlayFor(call).Read(frame);
        var rounds = loop.Samples.ToArray().Concat(loop.Samples[..400].ToArray()).ToArray();
        return rounds.AsSpan().IndexOf(frame);
    }

    /// <summary>Levels in dB of the half octaves from 125 Hz.</summary>
    private static double[] Bands(ReadOnlySpan<short> samples)
    {
        var powers = Spectrum(samples);
        return
        [
            .. Enumerable
                .Range(0, 9)
                .Select(band => 125 * Math.Pow(2, band / 2.0))
                .Select(from => 10 * Math.Log10(Share(powers, from, from * Math.Sqrt(2)) + 1e-6)),
        ];
    }

    private static double[] Spectrum(ReadOnlySpan<short> samples)
    {
        var values = new Complex[samples.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = samples[i] * Math.Pow(Math.Sin(Math.PI * i / values.Length), 2);
        Fourier.Forward(values);
        return [.. values[..(values.Length / 2)].Select(value => value.Magnitude * value.Magnitude)];
    }

    private static double Share(double[] powers, double fromHz, double toHz)
    {
        var perHz = powers.Length / (Rate / 2.0);
        return powers[(int)(fromHz * perHz)..(int)(toHz * perHz)].Sum() / powers.Sum();
    }

    /// <summary>How much the level of 20 ms frames moves at 2 to 8 Hz, relative to its mean.</summary>
    private static double Modulation(ReadOnlySpan<short> samples)
    {
        var envelope = samples
            .ToArray()
            .Chunk(Frame)
            .Take(1024)
            .Select(frame => Math.Pow(10, Level.Measure(frame).RmsDbfs / 20))
            .ToArray();
        var mean = envelope.Average();
        var values = envelope.Select(value => new Complex((value / mean) - 1, 0)).ToArray();
        Fourier.Forward(values);
        var perHz = 1024 / 50.0;
        return values[(int)(2 * perHz)..(int)(8 * perHz)].Sum(value => value.Magnitude * value.Magnitude);
    }
}
