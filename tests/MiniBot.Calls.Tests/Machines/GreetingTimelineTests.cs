using MiniBot.Calls.Machines;

namespace MiniBot.Calls.Tests.Machines;

public class GreetingTimelineTests
{
    [Fact]
    public void Features_OfTwoBursts_AreTheirLengthsAndPauses()
    {
        var timeline = Heard((false, 25), (true, 20), (false, 30), (true, 50), (false, 10));

        Of(timeline, GreetingFeature.InitialSilenceMs).ShouldBe(500);
        Of(timeline, GreetingFeature.Bursts).ShouldBe(2);
        Of(timeline, GreetingFeature.FirstBurstMs).ShouldBe(400);
        Of(timeline, GreetingFeature.FirstPauseMs).ShouldBe(500);
        Of(timeline, GreetingFeature.LastBurstMs).ShouldBe(1000);
        Of(timeline, GreetingFeature.LongestBurstMs).ShouldBe(1000);
        Of(timeline, GreetingFeature.MeanBurstMs).ShouldBe(700);
        Of(timeline, GreetingFeature.VoicedMs).ShouldBe(1400);
        Of(timeline, GreetingFeature.SilenceMs).ShouldBe(200);
        Of(timeline, GreetingFeature.LongestPauseMs).ShouldBe(500);
        Of(timeline, GreetingFeature.MeanPauseMs).ShouldBe(500);
        Of(timeline, GreetingFeature.SinceFirstVoiceMs).ShouldBe(2200);
        Of(timeline, GreetingFeature.VoicedShare).ShouldBe(1400.0 / 2200, 0.001);
    }

    [Fact]
    public void Features_AfterOneBurst_CountThePauseThatGoesOn()
    {
        var timeline = Heard((true, 20), (false, 40));

        Of(timeline, GreetingFeature.FirstPauseMs).ShouldBe(800);
        Of(timeline, GreetingFeature.SilenceMs).ShouldBe(800);
        Of(timeline, GreetingFeature.LongestPauseMs).ShouldBe(0);
    }

    [Fact]
    public void Features_OfAClick_AreThoseOfSilence()
    {
        var timeline = Heard((false, 10), (true, 5), (false, 10));

        timeline.HasVoice.ShouldBeFalse();
        timeline.SilentFrames.ShouldBe(25);
        timeline.Features().ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Features_OfAnyFrames_AreFiniteAndNeverNegative()
    {
        var random = new Random(1);
        var timeline = new GreetingTimeline();
        for (var i = 0; i < 20_000; i++)
        {
            timeline.Next(random.Next(7) < i / 100 % 7);
            foreach (var value in timeline.Features())
                (double.IsFinite(value) && value >= 0).ShouldBeTrue();
        }

        Of(timeline, GreetingFeature.VoicedShare).ShouldBeInRange(0, 1);
    }

    private static GreetingTimeline Heard(params (bool IsVoice, int Frames)[] pieces)
    {
        var timeline = new GreetingTimeline();
        foreach (var (isVoice, frames) in pieces)
        {
            for (var i = 0; i < frames; i++)
                timeline.Next(isVoice);
        }

        return timeline;
    }

    private static double Of(GreetingTimeline timeline, GreetingFeature feature) => timeline.Features()[(int)feature];
}
