using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Machines that take the call, and what the scenario wants done then.</summary>
public class RailMachineTests
{
    private static readonly Scenario s_message = Handling(MachinePolicy.LeaveMessage);
    private static readonly Scenario s_wait = Handling(MachinePolicy.Wait);

    [Theory]
    [InlineData(CalledParty.Voicemail, Disposition.AnsweringMachine)]
    [InlineData(CalledParty.NetworkVoicemail, Disposition.AnsweringMachine)]
    [InlineData(CalledParty.Screener, Disposition.AnsweringMachine)]
    [InlineData(CalledParty.Ivr, Disposition.AnsweringMachine)]
    [InlineData(CalledParty.Fax, Disposition.AnsweringMachine)]
    [InlineData(CalledParty.Announcement, Disposition.Unreachable)]
    public void Machine_ByDefault_IsHungUpOnWithoutAWord(CalledParty party, Disposition disposition)
    {
        var call = Met(party);

        call.State.IsEnded.ShouldBeTrue();
        call.Result.Disposition.ShouldBe(disposition);
        call.Actions[^2..].ShouldBe([new CallAction.StopSpeaking(1), new CallAction.HangUp()]);
        call.DecidedBy("machine." + party.ToWireName());
        call.Decisions[^1].Evidence.ShouldBe(["told by the test"]);
    }

    [Theory]
    [InlineData(CalledParty.Human)]
    [InlineData(CalledParty.Silence)]
    public void PersonOrNobody_ChangesNothing(CalledParty party)
    {
        var call = Met(party);

        call.LastActions.ShouldBeEmpty();
        call.State.Phase.ShouldBe(RailPhase.Disclosing);
    }

    [Fact]
    public void Machine_BeyondTheFirstQuestion_IsNotBelieved()
    {
        var call = Call.At("Q2").Send(Classified(CalledParty.Voicemail));

        call.State.Phase.ShouldBe(RailPhase.Asking);
        call.LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Machine_WhileAnOptOutIsAskedAbout_IsNotBelieved()
    {
        var call = Call.At("Q1").Says("arrêtez").Send(Classified(CalledParty.Voicemail));

        call.State.Phase.ShouldBe(RailPhase.ConfirmingOptOut);
    }

    [Fact]
    public void Voicemail_WithAMessage_GetsItAfterTheBeepAndNotBefore()
    {
        var call = Met(CalledParty.Voicemail, s_message);
        call.State.Phase.ShouldBe(RailPhase.AwaitingBeep);
        call.Spoken.Count().ShouldBe(1);
        call.Send(new CallInput.CallerStartedSpeaking()).Send(new CallInput.CallerSaid("laissez un message", Ear.Speech, 1));
        call.State.Phase.ShouldBe(RailPhase.AwaitingBeep);

        call.Send(new CallInput.GreetingEnded(Beep: true));
        var message = call.Actions.OfType<CallAction.Say>().Last();
        message.Text.ShouldContain("intelligence artificielle");
        message.Text.ShouldContain("\"stop\"");
        message.Text.ShouldContain(s_message.Principal);
        message.Interruptible.ShouldBeFalse();

        call.Listens();
        call.HasHungUp.ShouldBeTrue();
        call.Result.Disposition.ShouldBe(Disposition.AnsweringMachine);
    }

    [Fact]
    public void Voicemail_ToldByItsWords_GetsAMessageToo()
    {
        var call = new Call(s_message).Picks();
        call.Send(new CallInput.CallerSaid("vous êtes bien sur la messagerie vocale laissez un message", Ear.Speech, 1));

        call.State.Phase.ShouldBe(RailPhase.AwaitingBeep);
    }

    [Theory]
    [InlineData(CalledParty.Fax)]
    [InlineData(CalledParty.Ivr)]
    [InlineData(CalledParty.Screener)]
    [InlineData(CalledParty.Announcement)]
    public void OtherMachine_WithAMessage_IsHungUpOn(CalledParty party) => Met(party, s_message).State.IsEnded.ShouldBeTrue();

    [Fact]
    public void Greeting_ThatNeverEnds_IsGivenUp()
    {
        var call = Met(CalledParty.Voicemail, s_message);
        var limit = call.Actions.OfType<CallAction.StartTimer>().Last();
        limit.Delay.ShouldBe(TimeSpan.FromSeconds(45));

        call.Send(new CallInput.TimerFired(limit.Timer, limit.Generation));
        call.State.IsEnded.ShouldBeTrue();
        call.Result.Disposition.ShouldBe(Disposition.AnsweringMachine);
        call.DecidedBy("machine.limit");
    }

    [Fact]
    public void Voicemail_ThatHangsUp_WasAMachine()
    {
        var call = Met(CalledParty.Voicemail, s_message).Send(new CallInput.CallerHungUp());

        call.Result.Disposition.ShouldBe(Disposition.AnsweringMachine);
    }

    [Fact]
    public void GreetingEnded_WithoutAMachine_IsIgnored()
    {
        var call = Call.At("Q1").Send(new CallInput.GreetingEnded(Beep: true));

        call.LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Screener_WhenWaiting_IsToldWhoCallsAndAPersonHearsTheDisclosure()
    {
        var call = Met(CalledParty.Screener, s_wait);
        call.State.Phase.ShouldBe(RailPhase.AwaitingPerson);
        call.Actions.OfType<CallAction.Say>().Last().Text.ShouldContain(s_wait.CompanyName);
        call.Listens();

        call.Send(new CallInput.CallerSaid("merci de patienter", Ear.Speech, 1));
        call.State.Phase.ShouldBe(RailPhase.AwaitingPerson);

        call.Send(new CallInput.CallerSaid("allô", Ear.Speech, 1)).DecidedBy("machine.person");
        call.State.Phase.ShouldBe(RailPhase.Disclosing);
        call.Actions.OfType<CallAction.Say>().Last().Text.ShouldBe(s_wait.Disclosure);
        call.State.DisclosureHeard.ShouldBeFalse();
        call.Listens();
        call.State.Step.Name.ShouldBe("Hello");
        call.State.DisclosureHeard.ShouldBeTrue();
    }

    [Fact]
    public void Menu_WhenWaiting_IsHeardInSilence()
    {
        var call = Met(CalledParty.Ivr, s_wait);

        call.Spoken.Count().ShouldBe(1);
        call.Send(Classified(CalledParty.Human)).State.Phase.ShouldBe(RailPhase.Disclosing);
    }

    [Fact]
    public void OptOut_FromWhomeverAMachineWasBelieved_IsObeyed()
    {
        var call = Met(CalledParty.Voicemail, s_message);
        call.Send(new CallInput.CallerSaid("ne m'appelez plus jamais", Ear.Speech, 1));

        call.Suppressed.ShouldHaveSingleItem().Kind.ShouldBe(OptOut.Hard);
        call.Result.Disposition.ShouldBe(Disposition.OptOut);
    }

    private static Scenario Handling(MachinePolicy policy) =>
        Scripts.Savings with
        {
            Machines = Scripts.Savings.Machines with { Policy = policy },
        };

    private static Call Met(CalledParty party, Scenario? scenario = null) => new Call(scenario).Picks().Send(Classified(party));

    private static CallInput.CalleeClassified Classified(CalledParty party) => new(party, 0.98, "told by the test");
}
