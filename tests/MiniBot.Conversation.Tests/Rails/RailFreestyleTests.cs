using MiniBot.Conversation.Freestyle;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Questions that no entry answers, put to the language model.</summary>
public class RailFreestyleTests
{
    private const string Later = "Bonne question, un conseiller y répondra mieux que moi.";
    private const string Return = "Est-ce plus clair ainsi ?";
    private const string Short = "Une épargne, oui ou non ?";
    private const string Question = "pourquoi";

    [Fact]
    public void Question_WithoutAnEntry_IsPutToTheModel()
    {
        var call = Asked().DecidedBy("freestyle.asked").AgentSays();
        var ask = call.LastActions[0].ShouldBeOfType<CallAction.AskModel>();
        ask.Request.ShouldBe(1);
        ask.Prompt.Messages[^1].Text.ShouldBe(Heard(Question));
        call.LastActions[1].ShouldBe(new CallAction.StartTimer(CallTimer.Model, 1, TimeSpan.FromSeconds(3)));
        call.LastActions.Count.ShouldBe(2);
    }

    [Fact]
    public void Question_WithAnEntry_IsNotPutToTheModel() =>
        Call.At("Q1", Scripts.Assisted).Says("c'est combien").Actions.OfType<CallAction.AskModel>().ShouldBeEmpty();

    [Fact]
    public void Sentences_AreSaidAsTheyComeThenTheStepAgain()
    {
        var call = Asked().Send(Sentence("Une banque garde votre argent. ")).DecidedBy("freestyle.said");
        call.AgentSays("Une banque garde votre argent.");
        call.LastActions.ShouldContain(new CallAction.StartTimer(CallTimer.Model, 2, TimeSpan.FromSeconds(5)));
        call.Listens().Send(Sentence("Le taux change.")).AgentSays("Le taux change.");
        call.Send(new CallInput.ModelEnded(1)).DecidedBy("freestyle.ended").AgentSays(Return, Short);
        call.Actions.OfType<CallAction.CancelModel>().ShouldBeEmpty();
        call.Actions.OfType<CallAction.StopSpeaking>().ShouldBeEmpty();
        call.Listens().Says("oui").AgentSays("Pensez-vous à la diversifier ?");
    }

    [Fact]
    public void SlowModel_OneMomentIsAskedForOnceAndTheAnswerFollows()
    {
        var call = Asked().Send(new CallInput.ModelSlow(1)).DecidedBy("freestyle.bridged").AgentSays("Un instant.");
        call.Then().Send(new CallInput.ModelSlow(1)).AgentSays();
        call.Listens().Send(Sentence("Une banque garde votre argent.")).AgentSays("Une banque garde votre argent.");
        call.Then().Send(new CallInput.ModelEnded(1)).AgentSays(Return, Short);
    }

    [Fact]
    public void SlowModel_OfAnotherRequestOrAfterItsFirstSentence_NothingIsSaid()
    {
        Asked().Then().Send(new CallInput.ModelSlow(2)).AgentSays();
        Asked().Send(Sentence("Une banque garde votre argent.")).Then().Send(new CallInput.ModelSlow(1)).AgentSays();
    }

    [Fact]
    public void PauseBetweenSentences_IsNoSilence()
    {
        var call = Asked().Send(Sentence("Une banque garde votre argent.")).Listens();
        call.Actions.OfType<CallAction.StartTimer>().Last().Timer.ShouldBe(CallTimer.Model);
        call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration)).Then().AgentSays();
    }

    [Fact]
    public void ThirdSentence_IsTheLast()
    {
        var call = Asked().Send(Sentence("Un.")).Send(Sentence("Bien sûr.")).Then().Send(Sentence("Volontiers."));
        call.AgentSays("Volontiers.", Return, Short);
        call.LastActions.ShouldContain(new CallAction.CancelModel(1));
        call.Then().Send(Sentence("Quatre.")).AgentSays();
        call.LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void SecondSentence_IsNotTheLast() =>
        Asked().Send(Sentence("Un.")).Send(Sentence("Bien sûr.")).Actions.OfType<CallAction.CancelModel>().ShouldBeEmpty();

    [Fact]
    public void SentenceThatMayNotBeSaid_IsReplacedAndEndsTheAnswer()
    {
        var call = Asked().Send(Sentence("**Gratuit** pour vous")).DecidedBy("freestyle.replaced");
        call.Decisions[^1].Evidence.Length.ShouldBe(1);
        call.Spoken.TakeLast(2).ShouldBe([Return, Short]);
        call.Spoken.ShouldNotContain(s => s.Contains('*'));
        call.LastActions.ShouldContain(new CallAction.CancelModel(1));
        call.Then().Send(new CallInput.ModelEnded(1)).AgentSays();
    }

    [Fact]
    public void ModelFailed_AColleagueWillAnswer()
    {
        var call = Asked().Send(new CallInput.ModelFailed(1, "no model")).DecidedBy("freestyle.failed");
        call.AgentSays(Later, Return, Short).Actions.OfType<CallAction.CancelModel>().ShouldBeEmpty();
    }

    [Fact]
    public void ModelFailed_AfterASentence_GoesBackToTheStep() =>
        Asked().Send(Sentence("Un.")).Then().Send(new CallInput.ModelFailed(1, "broke off")).AgentSays(Return, Short);

    [Fact]
    public void ModelEnded_WithoutAWord_AColleagueWillAnswer() =>
        Asked().Send(new CallInput.ModelEnded(1)).AgentSays(Later, Return, Short);

    [Fact]
    public void NoSentenceInThreeSeconds_AColleagueWillAnswer()
    {
        var call = Asked().StaysSilent(2).AgentSays();
        call.StaysSilent(1).AgentSays(Later, Return, Short);
        call.Decisions.ShouldContain(d => d.Rule == "freestyle.late");
        call.Actions.OfType<CallAction.CancelModel>().ShouldBe([new CallAction.CancelModel(1)]);
    }

    [Fact]
    public void NoFurtherSentence_GoesBackToTheStep()
    {
        var call = Asked().Send(Sentence("Un.")).Listens().Then().StaysSilent(3).AgentSays();
        call.StaysSilent(1).AgentSays(Return, Short);
    }

    [Fact]
    public void ModelTimer_OfAnotherGeneration_IsIgnored()
    {
        var call = Asked().Send(Sentence("Un.")).Then();
        call.Send(new CallInput.TimerFired(CallTimer.Model, 1)).AgentSays().LastActions.ShouldBeEmpty();
        call.Send(new CallInput.ModelEnded(1)).Then().Send(new CallInput.TimerFired(CallTimer.Model, 2)).AgentSays();
    }

    [Fact]
    public void OtherRequests_AreIgnored()
    {
        var call = Asked();
        call.Send(new CallInput.ModelSentence(2, "Un."))
            .Send(new CallInput.ModelEnded(0))
            .Send(new CallInput.ModelFailed(2, "x"));
        call.AgentSays().State.Freestyle.ShouldNotBeNull().Said.ShouldBeEmpty();
        Call.At("Q1").Then().Send(Sentence("Un.")).Send(new CallInput.ModelEnded(1)).AgentSays();
    }

    [Fact]
    public void CallerSpeaks_WhileTheModelThinks_CancelsIt()
    {
        var call = Asked().StartsSpeaking().DecidedBy("freestyle.interrupted");
        call.LastActions.ShouldContain(new CallAction.CancelModel(1));
        call.Send(Sentence("Un.")).AgentSays();
        call.Send(new CallInput.CallerSaid("oui", Ear.Speech, 1)).AgentSays("Pensez-vous à la diversifier ?");
        call.Actions.OfType<CallAction.CancelModel>().Count().ShouldBe(1);
    }

    [Fact]
    public void CallerSpeaks_OverASentence_StopsItWithTheirWords()
    {
        var call = Asked().Send(Sentence("Un.")).StartsSpeaking();
        call.Actions.OfType<CallAction.PauseSpeaking>().Count().ShouldBe(1);
        call.Actions.OfType<CallAction.CancelModel>().ShouldBeEmpty();
        call.Send(new CallInput.CallerSaid("c'est combien", Ear.Speech, 1));
        call.Actions.OfType<CallAction.StopSpeaking>().Count().ShouldBe(1);
        call.Actions.OfType<CallAction.CancelModel>().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("ne m'appelez plus", Disposition.OptOut)]
    [InlineData("non merci", Disposition.NotInterested)]
    [InlineData("mauvais numéro", Disposition.WrongNumber)]
    [InlineData("rappelez-moi demain", Disposition.Callback)]
    public void WhatEnds_IsObeyedInsideFreestyle(string words, Disposition disposition)
    {
        var call = Asked().Send(Sentence("Un.")).Types(words).EndsWith(disposition);
        call.Actions.OfType<CallAction.CancelModel>().ShouldBe([new CallAction.CancelModel(1)]);
    }

    [Fact]
    public void OptOut_InsideFreestyle_IsSuppressedBeforeAllElse()
    {
        var call = Asked().Send(new CallInput.CallerSaid("stop", Ear.Text, 1));
        call.LastActions[0].ShouldBeOfType<CallAction.Suppress>();
        call.LastActions.ShouldContain(new CallAction.CancelModel(1));
        Asked().Presses('9').EndsWith(Disposition.OptOut).Actions.ShouldContain(new CallAction.CancelModel(1));
        Asked().IsSaying("stop").Listens().EndsWith(Disposition.OptOut).Actions.ShouldContain(new CallAction.CancelModel(1));
    }

    [Fact]
    public void CallerHangsUp_InsideFreestyle_CancelsTheModel() =>
        Asked().HangsUp().EndsWith(Disposition.HungUp).LastActions.ShouldBe([new CallAction.CancelModel(1)]);

    [Fact]
    public void CallLimit_InsideFreestyle_CancelsTheModel() =>
        Asked()
            .Send(new CallInput.TimerFired(CallTimer.CallLimit, 1))
            .Listens()
            .EndsWith(Disposition.NotInterested)
            .Actions.OfType<CallAction.CancelModel>()
            .Count()
            .ShouldBe(1);

    [Fact]
    public void Freestyle_CountsAsAnAutonomousTurn()
    {
        var call = Asked().Send(new CallInput.ModelEnded(1)).Listens().Says(Question).Send(new CallInput.ModelEnded(2)).Listens();
        call.Actions.OfType<CallAction.AskModel>().Select(a => a.Request).ShouldBe([1, 2]);
        call.Then().Says(Question).AgentSays(Later, "Avez-vous déjà une épargne ?");
    }

    [Fact]
    public void Repeat_AfterFreestyle_SaysTheAnswerAgain()
    {
        var call = Asked().Send(Sentence("Un.")).Send(new CallInput.ModelEnded(1)).Listens().Then();
        call.Says("pardon").AgentSays("Un.", Short);
    }

    [Fact]
    public void History_KeepsTheLastFiveExchangesForTheModel()
    {
        var call = Call.At("Q1", Scripts.Assisted).Says(Question).Send(Sentence("Un.")).Send(Sentence("Bien sûr.")).Listens();
        call.Send(new CallInput.ModelEnded(1)).Listens();
        call.State.History.ShouldBe([
            new Exchange("oui", "Avez-vous déjà une épargne ?"),
            new Exchange(Question, "Un. Bien sûr."),
        ]);
        call.Says("oui").Says("le chat dort").Says("oui").Says("le chien aussi").Says("c'est quoi la lune");
        var history = call.Actions.OfType<CallAction.AskModel>().Last().Prompt.Messages;
        history
            .Where(m => m.Role == FreestyleRole.Caller)
            .Select(m => m.Text)
            .ShouldBe([
                Heard(Question),
                Heard("oui"),
                Heard("le chat dort"),
                Heard("oui"),
                Heard("le chien aussi"),
                Heard("c'est quoi la lune"),
            ]);
        history[3].Text.ShouldBe("Pensez-vous à la diversifier ?");
        call.State.History.Length.ShouldBe(5);
        call.State.History[^1].ShouldBe(new Exchange("c'est quoi la lune", ""));
    }

    [Fact]
    public void History_WithoutAModel_IsNotKept() => Call.At("Q1").Says("le chat dort").State.History.ShouldBeEmpty();

    [Fact]
    public void History_OfNothingUnderstood_IsNotKept() => Call.Answered(Scripts.Assisted).Says("").State.History.ShouldBeEmpty();

    private static string Heard(string words) => $"<paroles>{words}</paroles>";

    private static Call Asked() => Call.At("Q1", Scripts.Assisted).Says(Question).Then();

    private static CallInput.ModelSentence Sentence(string text) => new(1, text);
}
