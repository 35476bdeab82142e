using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Silences, limits and the floor, on both sides of each bound.</summary>
public class RailTimerTests
{
    private const string Here = "Je vous écoute, êtes-vous toujours là ?";

    [Fact]
    public void Caller_Speaking_HasTwentySeconds()
    {
        var call = Call.At("Q1").StartsSpeaking();
        call.LastActions.ShouldHaveSingleItem().ShouldBeOfType<CallAction.StartTimer>().Delay.ShouldBe(TimeSpan.FromSeconds(20));
        call.State.CallerIsSpeaking.ShouldBeTrue();
    }

    [Fact]
    public void Caller_SpeakingOverAQuestion_IsABargeIn()
    {
        var call = Call.At("Q1").Interrupts("c'est combien").StartsSpeaking().DecidedBy("barge_in");
        call.State.Overlap.ShouldNotBeNull().Stage.ShouldBe(OverlapStage.Paused);
        Call.At("Q1").StartsSpeaking().Decisions[^1].Rule.ShouldBe("step.answered");
    }

    [Fact]
    public void Caller_SpeakingBeforeOrAfterTheCall_StartsNothing()
    {
        new Call().StartsSpeaking().LastActions.ShouldBeEmpty();
        Call.At("Q1").HangsUp().StartsSpeaking().LastActions.ShouldBeEmpty();
        Call.At("Confirm_Time").Interrupts("demain").StartsSpeaking().LastActions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(999, "step.answered")]
    [InlineData(1000, "presence.confirmed")]
    public void AreYouThere_HeardForASecond_IsWhatAYesAnswers(int milliseconds, string rule)
    {
        var call = Silent();
        var asked = call.State.LastPlayout;
        call.Send(new CallInput.PlayoutEnded(asked, TimeSpan.FromMilliseconds(milliseconds), Complete: false));
        call.Send(new CallInput.CallerSaid("oui", Ear.Speech, 1)).DecidedBy(rule);
    }

    [Fact]
    public void AreYouThere_PlayedWhole_IsWhatAYesAnswersHoweverShortItWas()
    {
        var call = Silent();
        call.Send(new CallInput.PlayoutEnded(call.State.LastPlayout, TimeSpan.FromMilliseconds(500), Complete: true));
        call.Send(new CallInput.CallerSaid("oui", Ear.Speech, 1)).DecidedBy("presence.confirmed");
    }

    [Fact]
    public void AreYouThere_AnsweredWithNothing_IsNoPresence() =>
        Call.At("Q1").StaysSilent(4).Says("").DecidedBy("step.reprompted");

    [Fact]
    public void AreYouThere_AnsweredWithANo_IsAnAnswer() => Call.At("Q1").StaysSilent(4).Says("non").DecidedBy("step.answered");

    [Fact]
    public void Silences_AreCountedInARowOnly()
    {
        var call = Call.At("Q1").StaysSilent(4).DecidedBy("silence.first").Says("oui").Says("oui").Then();
        call.StaysSilent(4).DecidedBy("silence.first").AgentSays(Here);
        call.StaysSilent(4).Decisions.ShouldContain(d => d.Rule == "silence.second");
        call.EndsWith(Disposition.NoAnswer);
    }

    [Fact]
    public void Silence_WhileSomethingPlays_IsNone()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration)).LastActions.ShouldBeEmpty();
        call.State.Phase.ShouldBe(RailPhase.Asking);
    }

    [Fact]
    public void Silence_DuringTheDisclosureOrTheGoodBye_IsNone()
    {
        var call = new Call().Picks();
        call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration)).LastActions.ShouldBeEmpty();
        var bye = Call.At("Confirm_Time").Interrupts("demain");
        bye.Send(new CallInput.TimerFired(CallTimer.Silence, bye.State.SilenceGeneration)).LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Silence_Fallen_EndsWhatWasBegunBefore()
    {
        var call = new Call().Picks().StartsSpeaking();
        call.Listens().State.SpeaksSinceDisclosure.ShouldBeTrue();
        call.StaysSilent(20).State.SpeaksSinceDisclosure.ShouldBeFalse();
        call.State.CallerIsSpeaking.ShouldBeFalse();
    }

    [Fact]
    public void Limit_OfAnotherGeneration_IsIgnored()
    {
        var call = Call.At("Q2");
        call.Send(new CallInput.TimerFired(CallTimer.CallLimit, 0)).LastActions.ShouldBeEmpty();
        call.Send(new CallInput.TimerFired(CallTimer.CallLimit, 2)).LastActions.ShouldBeEmpty();
        call.Send(new CallInput.TimerFired(CallTimer.CallLimit, 1)).DecidedBy("call_limit");
        call.State.Phase.ShouldBe(RailPhase.Closing);
    }

    [Fact]
    public void Limit_BeforeOrAfterTheCall_DoesNothing()
    {
        var ringing = new Call().Send(new CallInput.TimerFired(CallTimer.CallLimit, 0));
        (ringing.LastActions.Count, ringing.State.Phase, ringing.Decisions.Count).ShouldBe((0, RailPhase.Ringing, 0));
        var ended = Call.At("Q1").HangsUp().Send(new CallInput.TimerFired(CallTimer.CallLimit, 1));
        ended.LastActions.ShouldBeEmpty();
        ended.DecidedBy("line_dropped");
    }

    [Fact]
    public void Limit_BeforeAWordWasHeard_IsNoAnswer()
    {
        Limited(new Call().Picks()).EndsWith(Disposition.NoAnswer);
        Limited(new Call().Picks().Listens()).EndsWith(Disposition.NoAnswer);
        Limited(Call.Answered().Says("")).EndsWith(Disposition.NoAnswer);
        Limited(Call.Answered().Says("oui")).EndsWith(Disposition.NotInterested);
    }

    [Fact]
    public void Limit_OfALead_LeavesItALead() => Limited(Call.At("Confirm_Time")).EndsWith(Disposition.Lead);

    [Fact]
    public void LastWords_ThatNeverEnd_AreStopped()
    {
        var call = Call.At("Confirm_Time").Interrupts("demain");
        var bye = call.State.LastPlayout;
        call.Send(new CallInput.TimerFired(CallTimer.CallLimit, 2)).DecidedBy("closing_limit");
        call.Actions.TakeLast(2).ShouldBe([new CallAction.StopSpeaking(bye), new CallAction.HangUp()], ignoreOrder: true);
    }

    [Fact]
    public void Line_Dropped_KeepsWhatWasDecided()
    {
        var call = Call.At("Q1").HangsUp().DecidedBy("line_dropped");
        call.LastActions.ShouldBeEmpty();
        call.Send(new CallInput.LegFailed("late")).EndsWith(Disposition.HungUp);
        call.Decisions.Count(d => d.Rule == "line_dropped").ShouldBe(1);
        call.State.Playing.ShouldBeEmpty();
    }

    [Fact]
    public void Disclosure_IsTriedTwiceThenGivenUp()
    {
        var call = new Call().Picks().Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(2), Complete: false));
        call.DecidedBy("disclosure").LastActions.ShouldBe([new CallAction.Say(2, Scripts.Savings.Disclosure, null, false)]);
        call.Send(new CallInput.PlayoutEnded(2, TimeSpan.FromSeconds(2), Complete: false)).DecidedBy("disclosure.not_heard");
        call.LastActions.ShouldBe([new CallAction.HangUp()]);
    }

    [Fact]
    public void Disclosure_HeardWholeTheSecondTime_LeadsOn()
    {
        var call = new Call().Picks().Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(2), Complete: false));
        call.Then().Listens().AgentSays("Avez-vous une minute, Nadia ?").State.DisclosureHeard.ShouldBeTrue();
    }

    [Fact]
    public void Playout_ThatIsUnknown_ChangesNothing()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        var playing = call.State.Playing;
        call.Send(new CallInput.PlayoutEnded(99, TimeSpan.FromSeconds(2), Complete: true)).LastActions.ShouldBeEmpty();
        call.State.Playing.ShouldBe(playing);
        var picked = new Call().Picks().Send(new CallInput.PlayoutEnded(7, TimeSpan.FromSeconds(2), Complete: true));
        picked.State.DisclosureHeard.ShouldBeFalse();
    }

    [Fact]
    public void Overlap_WithTheDisclosure_IsDecidedAsSuch()
    {
        var call = new Call().Picks().StartsSpeaking().ListensTo(1);
        call.Send(new CallInput.CallerSaid("oui", Ear.Speech, 1)).DecidedBy("overlap.ignored").LastActions.ShouldBeEmpty();
        call.State.SpeaksSinceDisclosure.ShouldBeFalse();
    }

    [Theory]
    [InlineData("non")]
    [InlineData("c'est combien")]
    public void Overlap_WithTheDisclosure_CountsWhenItSaysMore(string words)
    {
        var call = new Call().Picks().StartsSpeaking().ListensTo(1);
        call.Send(new CallInput.CallerSaid(words, Ear.Speech, 1)).Decisions[^1].Rule.ShouldNotBe("overlap.ignored");
        call.State.SpeaksSinceDisclosure.ShouldBeFalse();
    }

    private static Call Silent()
    {
        var call = Call.At("Q1");
        return call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration)).Then();
    }

    private static Call Limited(Call call) => call.Send(new CallInput.TimerFired(CallTimer.CallLimit, 1)).Listens();
}
