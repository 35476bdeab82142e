using MiniBot.Calls.Tests.Listening;
using MiniBot.Conversation;

namespace MiniBot.Calls.Tests;

/// <summary>Voices, keys and typing over the agent's words, in whole calls.</summary>
public sealed class CallInterruptionTests
{
    private const int TestVoicePeak = 6000;
    private const int DuckedPeak = 1507;
    private const int FrameLength = 160;
    private const int SilenceThatEndsATurn = 48;

    [Fact]
    public void Speech_OverAQuestion_DucksWithin100MillisecondsAndSilencesWithin300()
    {
        using var ears = new FakeEars("je n'ai pas le temps");
        using var call = Asking(ears);
        call.Tick(4, FakeEars.Loud);
        call.Tick(1, FakeEars.Loud);
        LoudestOfLast(call, 1).ShouldBeInRange(DuckedPeak - 2, DuckedPeak + 2);
        call.Tick(10, FakeEars.Loud);
        LoudestOfLast(call, 1).ShouldBe(0);
        call.Tick(SilenceThatEndsATurn);

        var actions = Actions(call);
        actions.OfType<CallAction.Duck>().ShouldHaveSingleItem();
        actions.OfType<CallAction.PauseSpeaking>().ShouldHaveSingleItem();
        actions.OfType<CallAction.StopSpeaking>().ShouldHaveSingleItem();
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Cough_OverAQuestion_LetsItGoOnAtFullLevel()
    {
        using var ears = new FakeEars("");
        using var call = Asking(ears);
        call.Tick(15, FakeEars.Loud);
        LoudestOfLast(call, 1).ShouldBe(0);
        call.Tick(SilenceThatEndsATurn + 4);
        LoudestOfLast(call, 1).ShouldBe(TestVoicePeak);

        Inputs(call).OfType<CallInput.CallerSaid>().Single().Voiced.ShouldBe(TimeSpan.FromMilliseconds(300));
        Actions(call).OfType<CallAction.ResumeSpeaking>().ShouldHaveSingleItem();
        call.Cancel();
        call.End();
    }

    [Fact]
    public void BackChannel_OverAQuestion_AnswersNothing()
    {
        using var ears = new FakeEars("d'accord");
        using var call = Asking(ears);
        call.Tick(15, FakeEars.Loud);
        call.Tick(150);

        var heard = Inputs(call).OfType<CallInput.PlayoutHeard>().Last();
        heard.Heard.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(400));
        heard.WordsHeard.ShouldBe(2);
        Actions(call).OfType<CallAction.StopSpeaking>().ShouldBeEmpty();
        var question = Actions(call).OfType<CallAction.Say>().Last();
        question.Text.ShouldContain("une minute");
        var ended = Inputs(call).OfType<CallInput.PlayoutEnded>().Last();
        ended.Complete.ShouldBeTrue();
        ended.WordsHeard.ShouldBe(Conversation.Texts.SpokenWords.Count(question.Text));
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Click_OverAQuestion_IsToldToNobody()
    {
        using var ears = new FakeEars("");
        using var call = Asking(ears);
        call.Tick(1, FakeEars.Loud);
        call.Tick(30);

        Inputs(call).Where(input => input is CallInput.VoiceHeard or CallInput.CallerStartedSpeaking).ShouldBeEmpty();
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Echo_OfTheAgentsOwnVoice_IsToldToNobody()
    {
        using var ears = new FakeEars("");
        using var call = new CallBench { Ears = ears }.Answer();
        call.ListenToStart("Bonjour");
        for (var i = 0; i < 400; i++)
            call.TickWithEcho(gain: 0.1, delayFrames: 6);

        Inputs(call).Where(input => input is CallInput.VoiceHeard or CallInput.CallerStartedSpeaking).ShouldBeEmpty();
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Digit_OverAQuestion_StopsItWithinTheFade()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Tick(20);
        call.Press('5');
        call.Tick(4);

        LoudestOfLast(call, 1).ShouldBe(0);
        call.Listen("toujours là");
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Typing_OverAQuestion_PausesItAndNothingTypedLetsItGoOn()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Tick(20);
        call.Type("o");
        call.Tick(5);
        LoudestOfLast(call, 1).ShouldBe(0);
        call.Type("\b");
        call.Tick(80);

        LoudestOfLast(call, 1).ShouldBe(TestVoicePeak);
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Disclosure_HeldByTheLine_IsSaidAgainWhole()
    {
        using var call = new CallBench().Answer();
        var disclosure = call.ListenToStart("Bonjour");
        call.Tick(50);
        call.Hold(onHold: true);
        call.Tick(50);
        LoudestOfLast(call, 1).ShouldBe(0);
        var held = call.Leg.Spoken.Count;
        call.Hold(onHold: false);
        call.ListenToStart("une minute");

        AudioMatch.Find([.. call.Leg.Spoken.Skip(held)], TestVoice.Samples(disclosure)).Correlation.ShouldBeGreaterThan(0.99);
        Inputs(call).OfType<CallInput.PlayoutEnded>().First().Complete.ShouldBeTrue();
        call.Cancel();
        call.End();
    }

    /// <summary>The question of Hello has been playing for 240 ms of its 870 ms.</summary>
    private static CallBench Asking(FakeEars ears)
    {
        var call = new CallBench { Ears = ears }.Answer();
        call.ListenToStart("une minute");
        call.Tick(12);
        LoudestOfLast(call, 1).ShouldBe(TestVoicePeak);
        return call;
    }

    private static int LoudestOfLast(CallBench call, int frames) =>
        call.Leg.Spoken.TakeLast(frames * FrameLength).Max(s => Math.Abs((int)s));

    private static List<CallInput> Inputs(CallBench call) => [.. call.ReadJournal().Entries.Select(e => e.Input)];

    private static List<CallAction> Actions(CallBench call) => [.. call.ReadJournal().Entries.SelectMany(e => e.Actions)];
}
