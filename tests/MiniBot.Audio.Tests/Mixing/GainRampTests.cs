using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Tests.Mixing;

public class GainRampTests
{
    private const short Steady = 10000;

    [Fact]
    public void Process_BeforeAnyMove_ChangesNothing()
    {
        var samples = Frames(1);

        new GainRamp(8000).Process(samples);

        samples.ShouldBe(Frames(1));
    }

    [Fact]
    public void Process_FadeOut_FallsEvenlyToSilenceInSixtyMilliseconds()
    {
        var ramp = new GainRamp(8000);
        var samples = Frames(4);

        ramp.MoveTo(Gain.Mute, GainRamp.Fade);
        for (var at = 0; at < samples.Length; at += 160)
            ramp.Process(samples.AsSpan(at, 160));

        ramp.IsSettled.ShouldBeTrue();
        samples[0].ShouldBe(Steady);
        ((double)samples[240]).ShouldBe(Steady / 2, 25);
        Signals.LargestStep(samples).ShouldBeLessThanOrEqualTo((Steady / 480) + 2);
        samples.AsSpan(480).ContainsAnyExcept((short)0).ShouldBeFalse();
    }

    [Fact]
    public void MoveTo_InTheMiddleOfAFade_GoesOnFromThere()
    {
        var ramp = new GainRamp(8000);
        var samples = Frames(6);

        ramp.MoveTo(Gain.Mute, GainRamp.Fade);
        ramp.Process(samples.AsSpan(0, 240));
        ramp.MoveTo(Gain.Unity, GainRamp.Fade);
        ramp.Process(samples.AsSpan(240));

        Signals.LargestStep(samples).ShouldBeLessThanOrEqualTo((Steady / 480) + 2);
        samples[^1].ShouldBe(Steady);
        ramp.Current.ShouldBe(Gain.Unity);
    }

    [Fact]
    public void MoveTo_InNoTime_IsThereAtOnce()
    {
        var ramp = new GainRamp(8000);
        var samples = Frames(1);

        ramp.MoveTo(new Gain(0.5f), TimeSpan.Zero);
        ramp.Process(samples);

        samples.ShouldAllBe(sample => sample == Steady / 2);
    }

    [Fact]
    public void Process_OneFrame_AllocatesNothing()
    {
        var ramp = new GainRamp(8000);
        var frame = new short[160];
        ramp.MoveTo(Gain.Mute, TimeSpan.FromSeconds(5));

        Allocation.PerFrame(() => ramp.Process(frame));
    }

    private static short[] Frames(int count) => [.. Enumerable.Repeat(Steady, count * 160)];
}
