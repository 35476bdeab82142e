using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>What is decided, under which name, and exactly what the call must do then.</summary>
public class RailDecisionTests
{
    private const string PlainOptOut = "ne m'appelez plus";

    [Fact]
    public void Answered_StartsTheLimitAndTheDisclosure()
    {
        var call = new Call().Picks().DecidedBy("disclosure");
        call.LastActions.ShouldBe([
            new CallAction.StartTimer(CallTimer.CallLimit, 1, Scripts.Savings.Listening.CallLimit),
            new CallAction.Say(1, Scripts.Savings.Disclosure, null, Interruptible: false),
        ]);
        call.State.Phase.ShouldBe(RailPhase.Disclosing);
        call.Decisions[^1].Step.ShouldBeNull();
    }

    [Fact]
    public void Decision_BeforeTheAnswer_HasNoStep()
    {
        var decision = new Call().HangsUp().DecidedBy("line_dropped").Decisions[^1];
        (decision.Step, decision.Intent, decision.Score).ShouldBe((null, null, 0));
        decision.Evidence.ShouldBeEmpty();
    }

    [Fact]
    public void Decision_OnWords_HasTheirReading()
    {
        var decision = Call.At("Q2").Interrupts("oui").DecidedBy("step.answered").Decisions[^1];
        (decision.Step, decision.Intent).ShouldBe(("Q2", Intent.Affirm));
        decision.Score.ShouldBeGreaterThan(0.5);
        decision.Evidence.ShouldBe(["oui"]);
    }

    [Fact]
    public void OptOut_OverAQuestion_IsSuppressedThenStopsAndConfirms()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        var playing = call.Actions.OfType<CallAction.Say>().TakeLast(3).Select(s => s.Playout).ToArray();
        var before = call.Actions.Count;
        call.Send(new CallInput.CallerSaid(PlainOptOut, Ear.Text, 1)).DecidedBy("opt_out.hard");
        call.Actions.Skip(before)
            .ShouldBe([
                new CallAction.Suppress(OptOut.Hard, PlainOptOut),
                .. playing.Select(p => new CallAction.StopSpeaking(p)),
                new CallAction.Say(playing[^1] + 1, "C'est noté, vous ne serez plus appelé. Au revoir.", null, false),
                new CallAction.StartTimer(CallTimer.CallLimit, 2, TimeSpan.FromSeconds(30)),
            ]);
        call.State.Phase.ShouldBe(RailPhase.Closing);
    }

    [Fact]
    public void OptOut_WithoutWords_NamesWhatItWasTakenFrom()
    {
        Evidence(Call.At("Q1").Presses('9')).ShouldBe("key 9");
        Evidence(Call.At("Q1").Says("arrêtez").StaysSilent(4)).ShouldBe("silence after being asked");
        Evidence(Call.At("Q1").Says("arrêtez").HangsUp()).ShouldBe("hung up after being asked");
        Evidence(Call.At("Q1").Says("arrêtez").Send(new CallInput.TimerFired(CallTimer.CallLimit, 1)))
            .ShouldBe("no answer after being asked");

        static string Evidence(Call call) => call.Suppressed.ShouldHaveSingleItem().Evidence;
    }

    [Fact]
    public void AskedWhetherToOptOut_AtTheLimit_ConfirmsTheOptOut() =>
        Call.At("Q1")
            .Says("arrêtez")
            .Then()
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 1))
            .AgentSays("C'est noté, vous ne serez plus appelé. Au revoir.")
            .Listens()
            .EndsWith(Disposition.OptOut);

    [Fact]
    public void AskedWhetherToOptOut_AtAnotherLimit_WaitsOn() =>
        Call.At("Q1")
            .Says("arrêtez")
            .Then()
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 2))
            .AgentSays()
            .State.Phase.ShouldBe(RailPhase.ConfirmingOptOut);

    [Fact]
    public void AmbiguousOptOut_IsAskedThenDeclined()
    {
        var call = Call.At("Q1").Interrupts("arrêtez").DecidedBy("opt_out.asked");
        call.State.Phase.ShouldBe(RailPhase.ConfirmingOptOut);
        call.Listens().Interrupts("non").DecidedBy("opt_out.declined").State.Phase.ShouldBe(RailPhase.Asking);
    }

    [Fact]
    public void AmbiguousOptOut_DeclinedByInterest_GoesOn() =>
        Call.At("Q1").Says("arrêtez").Says("ça m'intéresse").DecidedBy("opt_out.declined").State.OptOut.ShouldBeNull();

    [Fact]
    public void AmbiguousOptOut_DeclinedWhileTheDisclosurePlays_LetsItPlayOn()
    {
        var call = new Call().Picks().Interrupts("ça suffit").Then().Send(new CallInput.CallerSaid("non", Ear.Speech, 1));
        call.AgentSays().State.Phase.ShouldBe(RailPhase.Disclosing);
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBe([new CallAction.StopSpeaking(2)]);
        call.Listens().AgentSays("Avez-vous une minute, Nadia ?");
    }

    [Fact]
    public void AmbiguousOptOut_DeclinedAfterADisclosureNotHeard_DisclosesAgain()
    {
        var call = new Call()
            .Picks()
            .Interrupts("ça suffit")
            .Send(new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(2), Complete: false))
            .Listens()
            .Then();
        call.Send(new CallInput.CallerSaid("non", Ear.Speech, 1)).AgentSays(Scripts.Savings.Disclosure);
        call.State.Phase.ShouldBe(RailPhase.Disclosing);
    }

    [Theory]
    [InlineData("non merci", "refused")]
    [InlineData("mauvais numéro", "wrong_number")]
    [InlineData("rappelez-moi plus tard", "callback")]
    [InlineData("je voudrais parler à un conseiller", "transfer_human")]
    public void WhatEnds_IsDecidedAndClosesTheCall(string words, string rule)
    {
        var call = Call.At("Q1").Interrupts("c'est combien").ListensTo(1).Interrupts(words).DecidedBy(rule);
        call.State.Phase.ShouldBe(RailPhase.Closing);
        call.LastActions[^1].ShouldBe(new CallAction.StartTimer(CallTimer.CallLimit, 2, TimeSpan.FromSeconds(30)));
        call.LastActions[^2].ShouldBeOfType<CallAction.Say>().Interruptible.ShouldBeTrue();
        call.Listens().LastActions.ShouldBe([new CallAction.HangUp()]);
    }

    [Fact]
    public void WhatEnds_TypedOverAnAnswer_StopsAllOfIt()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        call.Send(new CallInput.CallerSaid("non merci", Ear.Text, 1));
        call.Actions.OfType<CallAction.StopSpeaking>().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("Hello", true)]
    [InlineData("Q1", true)]
    [InlineData("Q2", false)]
    public void Machine_IsBelievedUpToTheFirstQuestion(string step, bool isBelieved)
    {
        var call = Call.At(step).Interrupts("laissez un message après le bip");
        call.State.IsEnded.ShouldBe(isBelieved);
        if (!isBelieved)
            return;
        call.DecidedBy("machine").EndsWith(Disposition.AnsweringMachine);
        call.LastActions.ShouldBe([new CallAction.HangUp()]);
    }

    [Fact]
    public void Machine_OverTheDisclosure_StopsIt()
    {
        var call = new Call().Picks();
        call.Send(new CallInput.CallerSaid("laissez un message après le bip", Ear.Speech, 1));
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBe([new CallAction.StopSpeaking(1)]);
    }

    [Fact]
    public void Refusal_DuringGoodBye_IsSuppressedOnce()
    {
        var call = Call.At("Confirm_Time").Interrupts("demain");
        call.Send(new CallInput.CallerSaid("finalement ça ne m'intéresse pas", Ear.Speech, 1)).DecidedBy("refused.late");
        call.LastActions.ShouldBe([new CallAction.Suppress(OptOut.Refusal, "finalement ça ne m'intéresse pas")]);
        call.Send(new CallInput.CallerSaid("ça ne m'intéresse pas", Ear.Speech, 1)).LastActions.ShouldBeEmpty();
        call.Suppressed.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("oui")]
    [InlineData("rappelez-moi demain")]
    public void OtherWords_DuringGoodBye_DoNothing(string words)
    {
        var call = Call.At("Confirm_Time").Interrupts("demain");
        call.Send(new CallInput.CallerSaid(words, Ear.Speech, 1)).LastActions.ShouldBeEmpty();
        call.Listens().EndsWith(Disposition.Lead);
    }

    [Fact]
    public void StepsKeptAndAnswered_AreDecidedAsSuch()
    {
        Call.At("Confirm_Time").Interrupts("demain").DecidedBy("step.kept");
        Call.At("Confirm_Time").Says("allô").DecidedBy("step.reprompted");
        Call.At("Q1").Says("attendez").DecidedBy("wait");
        Call.At("Q1").Says("").DecidedBy("step.reprompted");
    }

    [Theory]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(201)]
    public void Evidence_IsTheFirstTwoHundredCharacters(int length)
    {
        var words = "stop " + new string('a', length - 5);
        Call.At("Q1").Says($" {words} ").Suppressed.Single().Evidence.ShouldBe(words[..Math.Min(200, length)]);
    }

    [Fact]
    public void Evidence_IsNotCutWithinACharacter()
    {
        var before = "stop " + new string('a', 194);
        Call.At("Q1").Says(before + "😀 oui").Suppressed.Single().Evidence.ShouldBe(before);
        var inside = "stop " + new string('a', 193);
        Call.At("Q1").Says(inside + "😀 oui").Suppressed.Single().Evidence.ShouldBe(inside + "😀");
    }
}
