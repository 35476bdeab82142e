using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Handing the caller to a human.</summary>
public class RailTransferTests
{
    private const string Announcement = "Avec plaisir, je vous passe quelqu'un. Restez avec moi.";
    private const string Sorry = "Je suis désolé, personne n'est libre pour le moment.";
    private const string When = "Plutôt le matin, ou l'après-midi ?";
    private const string Human = "je voudrais parler à un conseiller";

    private static readonly CallInput Completed = new CallInput.TransferCompleted();
    private static readonly CallInput Failed = new CallInput.TransferFailed("busy");

    [Fact]
    public void YesAtIsLeads_ObjectiveTransfer_IsAnnouncedThenAsked()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Then().Interrupts("oui").DecidedBy("step.answered");
        call.AgentSays(Announcement).State.Phase.ShouldBe(RailPhase.Transferring);
        call.LastActions.OfType<CallAction.Say>().Single().Interruptible.ShouldBeFalse();
        call.Actions.OfType<CallAction.Transfer>().ShouldBeEmpty();
        call.Listens().DecidedBy("transfer.asked");
        call.LastActions.ShouldBe([
            new CallAction.Transfer(null),
            new CallAction.StartTimer(CallTimer.Transfer, 1, TimeSpan.FromSeconds(20)),
        ]);
        call.Result.Score.ShouldBe(100);
    }

    [Fact]
    public void TransferCompleted_EndsTransferred()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Then().Send(Completed).DecidedBy("transfer.completed");
        call.AgentSays().EndsWith(Disposition.Transferred).LastActions.ShouldBeEmpty();
        call.Result.CallbackWords.ShouldBeNull();
    }

    [Fact]
    public void TransferFailed_IsSaidAndATimeAsked()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Then().Send(Failed).DecidedBy("transfer.failed");
        call.AgentSays(Sorry, When).State.Step.Name.ShouldBe("Confirm_Time");
        call.State.Phase.ShouldBe(RailPhase.Asking);
        call.Listens().Says("pardon").AgentSays("Matin ou après-midi ?");
        call.Says("demain matin").EndsWith(Disposition.Lead).Result.CallbackWords.ShouldBeNull();
        call.Actions.OfType<CallAction.Transfer>().Count().ShouldBe(1);
    }

    [Fact]
    public void TransferNotAnsweredInTwentySeconds_CountsAsFailed()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Then().StaysSilent(19).AgentSays();
        call.StaysSilent(1).AgentSays(Sorry, When);
        call.Decisions.ShouldContain(d => d.Rule == "transfer.late");
    }

    [Fact]
    public void TransferFailed_Twice_IsSaidOnce()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Send(Failed).Listens().Then().Send(Failed);
        call.AgentSays().LastActions.ShouldBeEmpty();
        call.StaysSilent(4).AgentSays("Je vous écoute, êtes-vous toujours là ?");
    }

    [Fact]
    public void TransferCompleted_AfterWeWentOn_StillEndsTransferred()
    {
        Call.At("Is_Leads", Scripts.Transfer).Says("oui").StaysSilent(20).Send(Completed).EndsWith(Disposition.Transferred);
        Call.At("Q1", Scripts.WithColleague)
            .Says(Human)
            .Send(Failed)
            .Send(Completed)
            .EndsWith(Disposition.Transferred)
            .Result.CallbackWords.ShouldBeNull();
    }

    [Fact]
    public void TransferReports_NeverAskedFor_AreIgnored()
    {
        var call = Call.At("Q1", Scripts.Transfer).Then().Send(Completed).Send(Failed).AgentSays();
        call.State.Step.Name.ShouldBe("Q1");
        call.State.Phase.ShouldBe(RailPhase.Asking);
        var announced = Call.At("Is_Leads", Scripts.Transfer).Interrupts("oui").Then().Send(Completed).Send(Failed).AgentSays();
        announced.State.Phase.ShouldBe(RailPhase.Transferring);
        announced.Send(new CallInput.TimerFired(CallTimer.Transfer, 0)).AgentSays();
    }

    [Fact]
    public void TransferTimer_OfAnotherGeneration_IsIgnored()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Then();
        call.Send(new CallInput.TimerFired(CallTimer.Transfer, 0)).Send(new CallInput.TimerFired(CallTimer.Transfer, 2));
        call.AgentSays().State.Phase.ShouldBe(RailPhase.Transferring);
    }

    [Fact]
    public void YesAtIsLeads_OfNoLead_IsNotTransferred() =>
        Call.At("Q1", Scripts.Transfer)
            .Says("non")
            .Says("non")
            .Says("non")
            .Then()
            .Says("oui")
            .AgentSays("Merci pour vos réponses. Au revoir.")
            .EndsWith(Disposition.NotInterested);

    [Fact]
    public void YesAtAnEarlierStep_IsNotTransferred() =>
        Call.At("Q3", Scripts.Transfer).Says("oui").State.Phase.ShouldBe(RailPhase.Asking);

    [Fact]
    public void YesAtIsLeads_AnotherObjective_IsAskedWhen() =>
        Call.At("Is_Leads", Scripts.WithColleague).Then().Says("oui").AgentSays(When);

    [Theory]
    [InlineData("Hello")]
    [InlineData("Q2")]
    [InlineData("Confirm_Time")]
    public void Human_AskedForWithATarget_IsPutThrough(string step)
    {
        var call = Call.At(step, Scripts.WithColleague).Then().Says(Human);
        call.AgentSays(Announcement).Decisions[^2].Rule.ShouldBe("transfer_human");
        call.Actions.OfType<CallAction.Transfer>().ShouldBe([new CallAction.Transfer("sip:conseil@example.org")]);
        call.Send(Completed).EndsWith(Disposition.Transferred);
    }

    [Fact]
    public void Human_AskedForAndNotReached_IsACallbackAtTheTimeAsked()
    {
        var call = Call.At("Q1", Scripts.WithColleague).Says(Human).Then().Send(Failed).Listens().AgentSays(Sorry, When);
        call.Result.Disposition.ShouldBe(Disposition.Callback);
        call.Result.CallbackWords.ShouldBe(Human);
        call.Says("demain matin")
            .AgentSays("Un collègue vous rappellera avec plaisir. Au revoir.")
            .EndsWith(Disposition.Callback);
        call.Result.CallbackWords.ShouldBe("demain matin");
        call.Suppressed.ShouldBeEmpty();
    }

    [Fact]
    public void Human_NotReachedAndNoTimeGiven_IsStillACallback()
    {
        var call = Call.At("Q1", Scripts.WithColleague).Says(Human).Send(Failed).Listens();
        call.StaysSilent(4).StaysSilent(4).EndsWith(Disposition.Callback).Result.CallbackWords.ShouldBe(Human);
        Call.At("Q1", Scripts.WithColleague).Says(Human).Send(Failed).HangsUp().EndsWith(Disposition.Callback);
        Call.At("Q1", Scripts.WithColleague)
            .Says(Human)
            .Send(Failed)
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 1))
            .Listens()
            .EndsWith(Disposition.Callback);
    }

    [Fact]
    public void Human_AskedForAgainAfterAFailure_IsCalledBack() =>
        Call.At("Q1", Scripts.WithColleague)
            .Says(Human)
            .Send(Failed)
            .Listens()
            .Then()
            .Says(Human)
            .AgentSays("Un collègue vous rappellera avec plaisir. Au revoir.")
            .EndsWith(Disposition.Callback);

    [Fact]
    public void Human_AskedForDuringTheDisclosure_IsCalledBack()
    {
        var call = new Call(Scripts.WithColleague).Picks().Then().Interrupts(Human).Listens();
        call.AgentSays("Un collègue vous rappellera avec plaisir. Au revoir.").EndsWith(Disposition.Callback);
    }

    [Fact]
    public void Human_AskedForWithAYesAtIsLeads_IsPutThroughWhateverTheScore()
    {
        var call = Call.At("Q1", Scripts.WithColleague).Says("non").Says("non").Says("non").Then();
        call.Says("oui passez-moi un conseiller").AgentSays(Announcement).Result.Score.ShouldBe(35);
        call.Send(Failed).Listens().Says("demain").EndsWith(Disposition.Callback).Result.CallbackWords.ShouldBe("demain");
    }

    [Theory]
    [InlineData("ne m'appelez plus", Disposition.OptOut)]
    [InlineData("finalement ça ne m'intéresse pas", Disposition.NotInterested)]
    [InlineData("vous vous trompez de numéro", Disposition.WrongNumber)]
    [InlineData("rappelez-moi plus tard", Disposition.Callback)]
    public void WhatEnds_IsObeyedWhileTransferring(string words, Disposition disposition) =>
        Call.At("Is_Leads", Scripts.Transfer).Says("oui").Says(words).EndsWith(disposition).HasHungUp.ShouldBeTrue();

    [Theory]
    [InlineData("oui")]
    [InlineData(Human)]
    [InlineData("vous êtes sur la messagerie")]
    [InlineData("c'est combien")]
    public void OtherWords_WhileTransferring_ChangeNothing(string words)
    {
        var call = Call.At("Hello", Scripts.WithColleague).Says(Human).Then().Says(words).AgentSays();
        call.State.Phase.ShouldBe(RailPhase.Transferring);
    }

    [Fact]
    public void AmbiguousOptOut_WhileTransferring_IsAsked()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Then().Says("arrêtez");
        call.AgentSays("Souhaitez-vous ne plus être appelé ?").Says("non non continuez");
        call.AgentSays("Placer comporte un risque de perte en capital. Un conseiller peut vous appeler ?");
        call.Says("oui").AgentSays(When).Actions.OfType<CallAction.Transfer>().Count().ShouldBe(1);
    }

    [Fact]
    public void TransferCompleted_WhileAskedAboutAnOptOut_CountsAsOptOut()
    {
        var call = Call.At("Is_Leads", Scripts.Transfer).Says("oui").Says("arrêtez").Send(Completed);
        call.EndsWith(Disposition.OptOut).Suppressed.Single().Kind.ShouldBe(OptOut.Hard);
    }

    [Fact]
    public void CallLimit_WhileTransferring_EndsPolitely() =>
        Call.At("Is_Leads", Scripts.Transfer)
            .Says("oui")
            .Then()
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 1))
            .AgentSays("Je dois vous laisser, merci pour ce moment. Au revoir.")
            .Listens()
            .EndsWith(Disposition.Lead);

    [Fact]
    public void CallerHangsUp_WhileTransferring_IsHungUp() =>
        Call.At("Is_Leads", Scripts.Transfer).Says("oui").HangsUp().EndsWith(Disposition.HungUp);
}
