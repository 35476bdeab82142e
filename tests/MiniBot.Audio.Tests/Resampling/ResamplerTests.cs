using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;

namespace MiniBot.Audio.Tests.Resampling;

public class ResamplerTests
{
    private const double ToneDbfs = -6;

    private static readonly int[] RatesHz = [8000, 16000, 22050, 24000, 44100, 48000];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            foreach (var input in RatesHz)
            foreach (var output in RatesHz.Where(rate => rate != input))
                pairs.Add(input, output);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Convert_TonesOfThePassBand_KeepTheirLevelAndGainNoOthers(int inputHz, int outputHz)
    {
        var nyquist = Math.Min(inputHz, outputHz) / 2.0;

        foreach (var share in new[] { 0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.88 })
        {
            var converted = Converted(share * nyquist, inputHz, outputHz);
            var fit = SineFit.Of(converted, share * nyquist, outputHz);

            fit.LevelDbfs.ShouldBe(ToneDbfs, 0.02, $"ripple at {share * nyquist} Hz");
            (fit.RestDbfs - ToneDbfs).ShouldBeLessThan(-70, $"images and distortion at {share * nyquist} Hz");
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Convert_TonesAboveTheNewNyquist_Vanish(int inputHz, int outputHz)
    {
        var (lowest, highest) = (outputHz / 2.0, inputHz / 2.0);

        for (var step = 0; step < 12 && lowest < highest; step++)
        {
            var frequencyHz = lowest + ((highest - lowest) * step / 12);
            Level.Measure(Converted(frequencyHz, inputHz, outputHz)).RmsDbfs.ShouldBeLessThan(ToneDbfs - 70, $"{frequencyHz} Hz");
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Convert_AnyLength_StaysInTimeWithTheOriginal(int inputHz, int outputHz)
    {
        var click = new short[inputHz];
        click.AsSpan(inputHz / 2, 1).Fill(30000);

        var converted = Resampler.Convert(new(click, inputHz), outputHz).Samples.ToArray();

        converted.Length.ShouldBe(outputHz);
        Array.IndexOf(converted, converted.Max()).ShouldBeInRange((outputHz / 2) - 1, (outputHz / 2) + 1);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Process_InPiecesOfAnySize_GivesTheSameSamples(int inputHz, int outputHz)
    {
        var input = Signals.Noise(20000, 6000);
        var random = new Random(9);
        var resampler = new Resampler(inputHz, outputHz);
        var whole = new short[resampler.MostProduced(input.Length)];
        resampler.Process(input, whole).Consumed.ShouldBe(input.Length);
        resampler.Reset();
        var pieces = new short[whole.Length];
        var (consumed, produced) = (0, 0);

        while (produced < pieces.Length - 1)
        {
            var input1 = input.AsSpan(consumed, random.Next(0, Math.Min(700, input.Length - consumed) + 1));
            var count = resampler.Process(
                input1,
                pieces.AsSpan(produced, random.Next(0, Math.Min(700, pieces.Length - produced) + 1))
            );
            consumed += count.Consumed;
            produced += count.Produced;
        }

        pieces.AsSpan(0, produced).SequenceEqual(whole.AsSpan(0, produced)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(8000, 16000)]
    [InlineData(22050, 8000)]
    [InlineData(24000, 8000)]
    [InlineData(48000, 8000)]
    public void Process_OneFrame_GivesOneFrameAndAllocatesNothing(int inputHz, int outputHz)
    {
        var resampler = new Resampler(inputHz, outputHz);
        var input = new short[AudioFrame.SamplesAt(inputHz)];
        var output = new short[AudioFrame.SamplesAt(outputHz)];
        var total = 0;

        Allocation.PerFrame(() => total += resampler.Process(input, output).Produced);

        total.ShouldBe(600 * output.Length);
    }

    [Theory]
    [InlineData(8000, 16000)]
    [InlineData(16000, 8000)]
    [InlineData(22050, 8000)]
    [InlineData(48000, 8000)]
    public void Latency_AsStated_IsWhenAClickComesOut(int inputHz, int outputHz)
    {
        var resampler = new Resampler(inputHz, outputHz);
        var click = new short[inputHz];
        click[0] = 30000;
        var output = new short[outputHz];

        resampler.Process(click, output);

        var at = TimeSpan.FromSeconds((double)Array.IndexOf(output, output.Max()) / outputHz);
        at.TotalMilliseconds.ShouldBe(resampler.Latency.TotalMilliseconds, 0.1);
        resampler.Latency.TotalMilliseconds.ShouldBeLessThan(7.1);
    }

    [Fact]
    public void Convert_SameRate_IsTheSameAudio()
    {
        var audio = new PcmAudio(new short[100], 8000);

        Resampler.Convert(audio, 8000).ShouldBeSameAs(audio);
    }

    [Fact]
    public void Convert_FullScaleSquare_SaturatesInsteadOfWrapping()
    {
        var square = Enumerable.Range(0, 8000).Select(i => i / 40 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();

        var converted = Resampler.Convert(new(square, 8000), 16000).Samples.ToArray();

        for (var i = 40; i < converted.Length - 40; i += 80)
            (Math.Sign(converted[i]) * Math.Sign(square[i / 2])).ShouldBe(1);
    }

    [Theory]
    [InlineData(999, 8000)]
    [InlineData(8000, 192001)]
    public void Resampler_RateOutOfRange_Refuses(int inputHz, int outputHz)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Resampler(inputHz, outputHz));
    }

    /// <summary>A tone at the other rate, its first and last 50 ms cut off, where it begins and ends abruptly.</summary>
    private static short[] Converted(double frequencyHz, int inputHz, int outputHz)
    {
        var tone = new PcmAudio(Signals.Sine(frequencyHz, ToneDbfs, inputHz / 4, inputHz), inputHz);
        var edge = outputHz / 20;
        return Resampler.Convert(tone, outputHz).Samples.ToArray()[edge..^edge];
    }
}
