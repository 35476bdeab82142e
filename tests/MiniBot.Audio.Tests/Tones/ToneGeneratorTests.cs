using MiniBot.Audio.Levels;
using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests.Tones;

public class ToneGeneratorTests
{
    [Fact]
    public void Fill_InFrames_IsTheSameAsAtOnce()
    {
        var whole = ToneGenerator.Render(Tone.Dual(440, 620), TimeSpan.FromSeconds(1), 8000).Samples.ToArray();
        var generator = new ToneGenerator(Tone.Dual(440, 620), 8000);
        var framed = new short[8000];

        for (var at = 0; at < framed.Length; at += 160)
            generator.Fill(framed.AsSpan(at, 160));

        framed.ShouldBe(whole);
    }

    [Fact]
    public void Render_DualTone_CarriesBothAtTheirLevel()
    {
        var tone = ToneGenerator.Render(Tone.Dual(440, 620, -23), TimeSpan.FromSeconds(1), 8000).Samples.Span;

        new Goertzel(440, 8000).LevelDbfs(tone).ShouldBe(-23, 0.05);
        new Goertzel(620, 8000).LevelDbfs(tone).ShouldBe(-23, 0.05);
        Level.Measure(tone).RmsDbfs.ShouldBe(-20, 0.05);
    }

    [Fact]
    public void Render_Silence_IsZeros()
    {
        var silence = ToneGenerator.Render(Tone.Silence, TimeSpan.FromMilliseconds(20), 48000);

        silence.Samples.ToArray().ShouldBe(new short[960]);
    }

    [Fact]
    public void Fill_OneFrame_AllocatesNothing()
    {
        var generator = new ToneGenerator(Tone.Sine(425), 8000);
        var frame = new short[160];

        Allocation.PerFrame(() => generator.Fill(frame));
    }
}
