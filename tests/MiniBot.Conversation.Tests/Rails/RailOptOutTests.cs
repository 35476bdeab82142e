namespace MiniBot.Conversation.Tests.Rails;

public class RailOptOutTests
{
    private const string Confirmation = "C'est noté, vous ne serez plus appelé. Au revoir.";
    private const string Question = "Souhaitez-vous ne plus être appelé ?";

    [Theory]
    [InlineData("Hello")]
    [InlineData("Q1")]
    [InlineData("Q3")]
    [InlineData("Is_Leads")]
    [InlineData("Confirm_Time")]
    public void HardOptOut_AtAnyStep_SuppressesConfirmsAndEnds(string step)
    {
        var call = Call.At(step).Then().Says("oui mais ne m'appelez plus");
        call.AgentSays(Confirmation).EndsWith(Disposition.OptOut).HasHungUp.ShouldBeTrue();
        call.Suppressed.ShouldBe([new CallAction.Suppress(OptOut.Hard, "oui mais ne m'appelez plus")]);
    }

    [Fact]
    public void HardOptOut_DuringTheDisclosure_StopsItAtOnce()
    {
        var call = new Call().Picks().Then().Interrupts("stop");
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBe([new CallAction.StopSpeaking(1)]);
        call.AgentSays(Confirmation).Listens().EndsWith(Disposition.OptOut);
    }

    [Fact]
    public void HardOptOut_IsSuppressedBeforeAnythingIsSaid()
    {
        var call = Call.At("Q1");
        var before = call.Actions.Count;
        call.Types("stop");
        call.Actions[before].ShouldBeOfType<CallAction.Suppress>();
        call.Actions.OfType<CallAction.Say>().Last().Interruptible.ShouldBeFalse();
    }

    [Fact]
    public void HardOptOut_DuringGoodBye_OverridesTheLead()
    {
        var call = Call.At("Confirm_Time")
            .Interrupts("demain")
            .Then()
            .Interrupts("non en fait retirez mon numéro")
            .AgentSays(Confirmation);
        call.Listens().EndsWith(Disposition.OptOut);
    }

    [Fact]
    public void HardOptOut_ArrivingAfterHangUp_IsStillObeyedInSilence()
    {
        var call = Call.At("Q1").HangsUp().Then().Send(new CallInput.CallerSaid("ne me rappelez jamais", Ear.Speech, 1));
        call.AgentSays().EndsWith(Disposition.OptOut).Suppressed.Count().ShouldBe(1);
    }

    [Fact]
    public void HardOptOut_BeforeTheAnswer_EndsWithoutAWord() =>
        new Call().Types("stop").AgentSays().EndsWith(Disposition.OptOut).HasHungUp.ShouldBeTrue();

    [Fact]
    public void HardOptOut_SaidTwice_IsSuppressedOnce() =>
        Call.At("Q1").Interrupts("stop").Interrupts("stop").Listens().Suppressed.Count().ShouldBe(1);

    [Fact]
    public void DigitNine_OptsOut() => Call.At("Q2").Then().Presses('9').AgentSays(Confirmation).EndsWith(Disposition.OptOut);

    [Fact]
    public void OtherDigit_DoesNothing() => Call.At("Q2").Then().Presses('5').AgentSays().State.IsEnded.ShouldBeFalse();

    [Theory]
    [InlineData("oui")]
    [InlineData("je sais pas")]
    [InlineData("arrêtez")]
    [InlineData("")]
    public void AmbiguousOptOut_NotClearlyDenied_CountsAsHard(string answer)
    {
        var call = Call.At("Q1").Then().Says("laissez-moi tranquille").AgentSays(Question).Says(answer);
        call.AgentSays(Confirmation).EndsWith(Disposition.OptOut).Result.OptOut.ShouldBe(OptOut.Hard);
    }

    [Fact]
    public void AmbiguousOptOut_Silence_CountsAsHard() =>
        Call.At("Q1").Says("arrêtez").Then().StaysSilent(4).AgentSays(Confirmation).EndsWith(Disposition.OptOut);

    [Fact]
    public void AmbiguousOptOut_HangsUp_CountsAsHard() => Call.At("Q1").Says("arrêtez").HangsUp().EndsWith(Disposition.OptOut);

    [Fact]
    public void AmbiguousOptOut_ClearNo_GoesBackToTheStep()
    {
        var call = Call.At("Q1").Says("arrêtez").Then().Says("non non continuez");
        call.AgentSays("Avez-vous déjà une épargne ?").Suppressed.ShouldBeEmpty();
    }

    [Fact]
    public void AmbiguousOptOut_DuringTheDisclosure_IsAskedAfterItAndReturnsToTheRail()
    {
        var call = new Call().Picks().Interrupts("ça suffit").Listens().Then().Says("non");
        call.AgentSays("Avez-vous une minute, Nadia ?");
    }

    [Fact]
    public void AmbiguousOptOut_DuringGoodBye_CountsAsHard() =>
        Call.At("Confirm_Time").Interrupts("demain").Interrupts("laissez-moi tranquille").Listens().EndsWith(Disposition.OptOut);

    [Fact]
    public void Refusal_DuringGoodBye_TakesTheLeadBack()
    {
        var call = Call.At("Confirm_Time").Interrupts("demain").Interrupts("finalement ça ne m'intéresse pas").Listens();
        call.EndsWith(Disposition.NotInterested).Result.OptOut.ShouldBe(OptOut.Refusal);
    }

    [Fact]
    public void NegatedOptOut_ChangesNothing() => Call.At("Q1").Says("oui n'arrêtez pas").State.Step.Name.ShouldBe("Q2");
}
