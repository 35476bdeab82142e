namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Who speaks when: the disclosure, barge-in, timers, and the end of a call.</summary>
public class RailFloorTests
{
    [Fact]
    public void CallerSpeaks_DuringTheDisclosure_StopsNothing()
    {
        var call = new Call().Picks().StartsSpeaking();
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBeEmpty();
        call.Actions.OfType<CallAction.Say>().Single().Interruptible.ShouldBeFalse();
    }

    [Fact]
    public void CallerSpeaks_DuringAQuestion_PausesIt()
    {
        var call = new Call().Picks();
        call.Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(7), Complete: true)).StartsSpeaking();
        call.Actions.OfType<CallAction.PauseSpeaking>().ShouldBe([new CallAction.PauseSpeaking(2)]);
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBeEmpty();
    }

    [Fact]
    public void CallerSpeaks_BargeInOff_StopsNothingUntilUnderstood()
    {
        var scenario = Scripts.Parse(Scripts.TextOf("demo-epargne.yaml") + "\nbarge_in: false\n");
        var call = new Call(scenario).Picks();
        call.Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(7), Complete: true)).StartsSpeaking();
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBeEmpty();
    }

    [Fact]
    public void Disclosure_NotHeardWhole_IsSaidAgainBeforeAnythingElse()
    {
        var call = new Call().Picks().Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(2), Complete: false));
        call.AgentSays(Scripts.Savings.Disclosure, Scripts.Savings.Disclosure);
        call.State.DisclosureHeard.ShouldBeFalse();
    }

    [Fact]
    public void Disclosure_NeverHeardWhole_EndsFailed()
    {
        var call = new Call().Picks();
        call.Send(new CallInput.PlayoutEnded(1, TimeSpan.Zero, Complete: false));
        call.Send(new CallInput.PlayoutEnded(2, TimeSpan.Zero, Complete: false));
        call.EndsWith(Disposition.Failed).HasHungUp.ShouldBeTrue();
    }

    [Theory]
    [InlineData("oui")]
    [InlineData("allô")]
    [InlineData("")]
    public void Utterance_BegunDuringTheDisclosure_AnswersNothingAfterIt(string words)
    {
        var call = new Call().Picks().StartsSpeaking();
        call.Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(7), Complete: true)).Then();
        call.Send(new CallInput.CallerSaid(words, Ear.Speech, 0.9)).AgentSays().Listens();
        call.State.Step.Name.ShouldBe("Hello");
        call.Says("oui").AgentSays("Avez-vous déjà une épargne ?");
    }

    [Fact]
    public void Utterance_EndingAfterTheGreeting_IsFollowedBySilence()
    {
        var call = new Call().Picks().StartsSpeaking().Listens().Then();
        call.Send(new CallInput.CallerSaid("oui bonjour", Ear.Speech, 0.9)).AgentSays();
        call.StaysSilent(4).AgentSays("Je vous écoute, êtes-vous toujours là ?");
    }

    [Fact]
    public void AreYouThere_CutAtItsFirstWord_LeavesTheAnswerToTheQuestionBefore()
    {
        var call = Call.At("Q1").Then();
        call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration))
            .AgentSays("Je vous écoute, êtes-vous toujours là ?");

        call.IsHeardAfter(0.3, words: 0).Utters("oui").AgentSays("Pensez-vous à la diversifier ?");
    }

    [Fact]
    public void GoodBye_IsPlayedBeforeHangUp()
    {
        var call = Call.At("Confirm_Time").Interrupts("demain");
        call.HasHungUp.ShouldBeFalse();
        call.Listens().HasHungUp.ShouldBeTrue();
    }

    [Fact]
    public void GoodBye_NeverReportedAsPlayed_HangsUpAfterAWhile()
    {
        var call = Call.At("Confirm_Time").Interrupts("demain");
        var limit = call.Actions.OfType<CallAction.StartTimer>().Last();
        limit.Timer.ShouldBe(CallTimer.CallLimit);
        call.Send(new CallInput.TimerFired(limit.Timer, limit.Generation)).EndsWith(Disposition.Lead).HasHungUp.ShouldBeTrue();
    }

    [Fact]
    public void SilenceTimer_OfAnEarlierTurn_IsIgnored()
    {
        var call = Call.At("Q1");
        var stale = call.Actions.OfType<CallAction.StartTimer>().Last();
        call.Says("oui").Then().Send(new CallInput.TimerFired(stale.Timer, stale.Generation)).AgentSays();
    }

    [Fact]
    public void SilenceTimer_StartsOnlyWhenTheLastUtteranceEnded()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        var before = call.Actions.Count;
        var says = call.Actions.OfType<CallAction.Say>().TakeLast(3).ToArray();
        call.Send(new CallInput.PlayoutEnded(says[0].Playout, TimeSpan.FromSeconds(1), Complete: true));
        call.Actions.Count.ShouldBe(before);
        call.Listens();
        call.Actions.Last().ShouldBeOfType<CallAction.StartTimer>().Delay.ShouldBe(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Noise_TakenForSpeech_EndsInASilence() =>
        Call.At("Q1")
            .StartsSpeaking()
            .Then()
            .StaysSilent(19)
            .AgentSays()
            .StaysSilent(1)
            .AgentSays("Je vous écoute, êtes-vous toujours là ?");

    [Fact]
    public void CallLimit_Reached_EndsPolitely()
    {
        var call = Call.At("Q2");
        call.Then()
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 1))
            .AgentSays("Je dois vous laisser, merci pour ce moment. Au revoir.");
        call.Listens().EndsWith(Disposition.NotInterested);
    }

    [Fact]
    public void Answered_Twice_BeginsOnce() => new Call().Picks().Picks().AgentSays(Scripts.Savings.Disclosure);
}
