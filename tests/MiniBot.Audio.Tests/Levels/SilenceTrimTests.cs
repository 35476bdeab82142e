using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests.Levels;

public sealed class SilenceTrimTests
{
    private const int Rate = 8000;

    [Fact]
    public void Ends_SpeechInSilence_KeepsShortLeadAndTail()
    {
        var trimmed = SilenceTrim.Ends(ToneWithin(before: 4000, tone: 8000, after: 6000));

        trimmed.Duration.TotalSeconds.ShouldBe(1 + 0.020 + 0.120, tolerance: 0.011);
    }

    [Fact]
    public void Ends_PauseInside_IsKept()
    {
        short[] samples = [.. ToneWithin(0, 4000, 4000).Samples.Span, .. ToneWithin(0, 4000, 0).Samples.Span];

        SilenceTrim.Ends(new PcmAudio(samples, Rate)).Samples.Length.ShouldBe(samples.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    [InlineData(8000)]
    public void Ends_NothingButSilence_IsLeftAlone(int length) =>
        SilenceTrim.Ends(new PcmAudio(new short[length], Rate)).Samples.Length.ShouldBe(length);

    [Fact]
    public void Ends_NoSilence_IsLeftAlone() => SilenceTrim.Ends(ToneWithin(0, 4001, 0)).Samples.Length.ShouldBe(4001);

    private static PcmAudio ToneWithin(int before, int tone, int after)
    {
        var sound = ToneGenerator.Render(Tone.Sine(440), TimeSpan.FromSeconds((double)tone / Rate), Rate).Samples.Span;
        short[] samples = [.. new short[before], .. sound, .. new short[after]];
        return new PcmAudio(samples, Rate);
    }
}
