using System.Collections.Immutable;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Tests.Rails;

public class RailConversationTests
{
    /// <summary>The scripts' calls are on the second of March, from Paris.</summary>
    private static readonly DateTimeOffset TomorrowAtEight = new(2026, 3, 3, 8, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Caller_AgreesToEverything_IsALead()
    {
        var call = new Call()
            .Picks()
            .AgentSays(Scripts.Savings.Disclosure)
            .Listens()
            .AgentSays("Avez-vous une minute, Nadia ?")
            .Says("oui allez-y")
            .AgentSays("Avez-vous déjà une épargne ?")
            .Says("j'ai un livret")
            .AgentSays("Pensez-vous à la diversifier ?")
            .Says("euh oui pourquoi pas")
            .AgentSays("Est-ce un projet pour cette année ?")
            .Says("oui")
            .AgentSays("Placer comporte un risque de perte en capital. Un conseiller peut vous appeler ?")
            .Says("d'accord")
            .AgentSays("Plutôt le matin, ou l'après-midi ?")
            .Says("le matin")
            .AgentSays("C'est noté. Un conseiller vous appellera. Au revoir.")
            .EndsWith(Disposition.Lead);
        call.Result.Score.ShouldBe(100);
        call.Result.Reasons.Select(r => (r.Step, r.Points, r.Utterance))
            .ShouldBe([
                ("Q1", 25, "j'ai un livret"),
                ("Q2", 20, "euh oui pourquoi pas"),
                ("Q3", 20, "oui"),
                ("Is_Leads", 35, "d'accord"),
            ]);
        var value = call.Result.Values.ShouldHaveSingleItem();
        (value.Step, value.Text).ShouldBe(("Confirm_Time", "le matin"));
        value.Value.ShouldBeOfType<AnswerValue.Date>().Time.From.ShouldBe(TomorrowAtEight);
        call.Result.HeardBy.ShouldBe(new HeardBy(Speech: 6, Text: 0));
        call.Suppressed.ShouldBeEmpty();
    }

    [Fact]
    public void Caller_EarnsTooFewPoints_IsNotInterestedWithoutSuppression()
    {
        var call = Call.At("Q1").Says("non").Says("non").Says("non").Then().Says("oui");
        call.AgentSays("Merci pour vos réponses. Au revoir.").EndsWith(Disposition.NotInterested);
        call.Result.Score.ShouldBe(35);
        call.Suppressed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Hello", "non")]
    [InlineData("Hello", "non merci")]
    [InlineData("Q2", "ça m'intéresse pas")]
    [InlineData("Is_Leads", "non")]
    [InlineData("Is_Leads", "je suis pas intéressé")]
    [InlineData("Confirm_Time", "finalement non merci")]
    public void Caller_Refuses_IsSuppressedForSixtyDays(string step, string words)
    {
        var call = Call.At(step).Then().Says(words);
        call.AgentSays("Je comprends tout à fait, je n'insiste pas. Au revoir.").EndsWith(Disposition.NotInterested);
        call.Suppressed.ShouldBe([new CallAction.Suppress(OptOut.Refusal, words)]);
        call.Result.OptOut.ShouldBe(OptOut.Refusal);
    }

    [Fact]
    public void Caller_SilentTwice_EndsPolitely()
    {
        Call.Answered()
            .Then()
            .StaysSilent(4)
            .AgentSays("Je vous écoute, êtes-vous toujours là ?")
            .StaysSilent(4)
            .AgentSays("Je ne vous entends plus, je vous laisse. Au revoir.")
            .EndsWith(Disposition.NoAnswer);
    }

    [Fact]
    public void Caller_AnswersAfterFirstSilence_HearsTheQuestionAgain()
    {
        var call = Call.At("Q2")
            .Then()
            .StaysSilent(4)
            .AgentSays("Je vous écoute, êtes-vous toujours là ?")
            .Says("oui oui je suis là");
        call.AgentSays("Pensez-vous à la diversifier ?").StaysSilent(4).AgentSays("Je vous écoute, êtes-vous toujours là ?");
        call.Result.Score.ShouldBe(25);
    }

    [Fact]
    public void Caller_IsNotUnderstood_HearsTheQuestionAgainThenSimplerWordsThenTheNext()
    {
        var call = Call.At("Q1").Then().Says("le chat dort");
        call.AgentSays("Excusez-moi, je n'ai pas bien compris.", "Avez-vous déjà une épargne ?").DecidedBy("step.reprompted");
        call.Says("").AgentSays("Je vous le demande plus simplement.", "Une épargne, oui ou non ?").DecidedBy("step.simplified");
        call.Says("le chat dort").AgentSays("Pensez-vous à la diversifier ?").DecidedBy("step.given_up");
        call.Result.Score.ShouldBe(0);
        call.Says("le chat dort").AgentSays("Excusez-moi, je n'ai pas bien compris.", "Pensez-vous à la diversifier ?");
    }

    [Fact]
    public void Caller_IsNotUnderstoodWhereThereAreNoSimplerWords_IsAskedOnceMore()
    {
        var text = Scripts
            .TextOf("demo-epargne.yaml")
            .Replace("    short: Une épargne, oui ou non ?\n", "", StringComparison.Ordinal);
        var call = Call.Answered(Scripts.Parse(text)).Says("oui").Then().Says("le chat dort");
        call.AgentSays("Excusez-moi, je n'ai pas bien compris.", "Avez-vous déjà une épargne ?");
        call.Says("le chat dort").AgentSays("Pensez-vous à la diversifier ?").DecidedBy("step.given_up");
    }

    [Fact]
    public void Caller_AsksForRepetition_HearsTheShortFormThenTheWholePrompt()
    {
        var call = Call.At("Q3").Then();
        call.Says("pardon").AgentSays("Cette année, oui ou non ?").DecidedBy("repeat");
        call.Says("pardon").AgentSays("Est-ce un projet pour cette année ?");
        call.Says("pardon").AgentSays("Est-ce un projet pour cette année ?");
        call.StaysSilent(4)
            .AgentSays("Je vous écoute, êtes-vous toujours là ?")
            .Says("pardon")
            .AgentSays("Est-ce un projet pour cette année ?");
    }

    [Fact]
    public void Caller_AsksForRepetitionNotInARow_HearsTheShortFormEachTime() =>
        Call.At("Q3").Says("pardon").Says("le chat dort").Then().Says("pardon").AgentSays("Cette année, oui ou non ?");

    [Fact]
    public void Caller_AsksForRepetitionOfAnAnswer_HearsItWithoutTheReturnQuestion()
    {
        var call = Call.At("Q3").Says("j'ai pas le temps").Then();
        call.Says("pardon").AgentSays("Je comprends, il me faut moins d'une minute.", "Cette année, oui ou non ?");
        call.Says("pardon").AgentSays("Je comprends, il me faut moins d'une minute.", "Est-ce un projet pour cette année ?");
    }

    [Fact]
    public void Caller_AsksForAMoment_GetsTwentySeconds()
    {
        Call.At("Q1")
            .Then()
            .Says("attendez un instant")
            .AgentSays("Bien sûr, je vous attends.")
            .StaysSilent(19)
            .AgentSays()
            .StaysSilent(1)
            .AgentSays("Avez-vous déjà une épargne ?")
            .DecidedBy("wait.over")
            .StaysSilent(4)
            .AgentSays("Je vous écoute, êtes-vous toujours là ?")
            .StaysSilent(4)
            .EndsWith(Disposition.NoAnswer);
    }

    [Fact]
    public void Caller_AsksForAMomentAndSpeaks_IsWaitedForNoLongerThanUsual() =>
        Call.At("Q1").Says("attendez").Says("oui").Then().StaysSilent(4).AgentSays("Je vous écoute, êtes-vous toujours là ?");

    [Fact]
    public void Caller_AsksForMomentsWithoutEnd_IsAskedAgain()
    {
        Call.At("Q1")
            .Then()
            .Says("attendez")
            .AgentSays("Bien sûr, je vous attends.")
            .Says("attendez")
            .AgentSays("Bien sûr, je vous attends.")
            .Says("attendez")
            .AgentSays("Excusez-moi, je n'ai pas bien compris.", "Avez-vous déjà une épargne ?");
    }

    [Theory]
    [InlineData("rappelez-moi mardi après quatorze heures")]
    [InlineData("je suis au volant")]
    [InlineData("plus tard s'il vous plaît")]
    public void Caller_AsksForACallback_KeepsTheWords(string words)
    {
        var call = Call.Answered().Then().Says(words);
        call.AgentSays("Avec plaisir, c'est noté, nous vous rappellerons. Au revoir.").EndsWith(Disposition.Callback);
        call.Result.CallbackWords.ShouldBe(words);
    }

    [Fact]
    public void Caller_AgreesToBeCalledAtIsLeads_IsNoCallback()
    {
        var call = Call.At("Is_Leads").Says("oui rappelez-moi").Says("rappelez-moi demain matin").EndsWith(Disposition.Lead);
        call.Result.Score.ShouldBe(100);
        var value = call.Result.Values.ShouldHaveSingleItem();
        (value.Step, value.Text).ShouldBe(("Confirm_Time", "rappelez-moi demain matin"));
        value.Value.ShouldBeOfType<AnswerValue.Date>().Time.From.ShouldBe(TomorrowAtEight);
    }

    [Fact]
    public void Caller_WantsAHuman_IsCalledBack() =>
        Call.At("Q1")
            .Then()
            .Says("je voudrais parler à un conseiller")
            .AgentSays("Un collègue vous rappellera avec plaisir. Au revoir.")
            .EndsWith(Disposition.Callback);

    [Fact]
    public void Caller_IsSomeoneElse_GetsAnApology() =>
        Call.Answered()
            .Then()
            .Says("vous vous trompez de numéro")
            .AgentSays("Oh, je suis désolé de vous avoir dérangé. Au revoir.")
            .EndsWith(Disposition.WrongNumber);

    [Fact]
    public void Machine_GreetsDuringTheDisclosure_IsHungUpOn()
    {
        var call = new Call().Picks().Then().Interrupts("bonjour vous êtes sur la messagerie laissez un message après le bip");
        call.AgentSays().EndsWith(Disposition.AnsweringMachine).HasHungUp.ShouldBeTrue();
    }

    [Fact]
    public void Caller_HangsUp_IsHungUp() => Call.At("Q2").HangsUp().EndsWith(Disposition.HungUp);

    [Fact]
    public void Caller_HangsUpDuringGoodBye_StaysALead() =>
        Call.At("Confirm_Time").Interrupts("demain matin").HangsUp().EndsWith(Disposition.Lead);

    [Fact]
    public void Leg_Breaks_IsFailed() =>
        Call.At("Q2").Send(new CallInput.LegFailed("media stopped")).EndsWith(Disposition.Failed);

    [Fact]
    public void Caller_AsksWhetherItIsARobot_AlwaysHearsYes()
    {
        var call = Call.At("Q1").Then();
        for (var i = 0; i < 4; i++)
            call.Says("vous êtes un robot").AgentSays("Oui, je suis une intelligence artificielle.", "Une épargne, oui ou non ?");
    }

    [Fact]
    public void Caller_AsksQuestions_IsAnsweredTwiceAStep()
    {
        Call.At("Q1")
            .Then()
            .Says("c'est combien")
            .AgentSays(
                "Cet appel ne vous engage à aucun frais. Un conseiller vous donnera les tarifs exacts.",
                "Est-ce plus clair ainsi ?",
                "Une épargne, oui ou non ?"
            )
            .Says("oui mais qui vous a donné mon numéro")
            .AgentSays(
                "Votre numéro nous a été confié par Banque Mistral. Dites stop pour ne plus être appelé.",
                "Je reprends, cela vous convient ?",
                "Une épargne, oui ou non ?"
            )
            .Says("ça prend longtemps")
            .AgentSays("Bonne question, un conseiller y répondra mieux que moi.", "Avez-vous déjà une épargne ?")
            .Says("pourquoi")
            .AgentSays("Je vous le demande plus simplement.", "Une épargne, oui ou non ?")
            .Says("pourquoi")
            .AgentSays("Pensez-vous à la diversifier ?");
    }

    [Fact]
    public void Caller_Objects_HearsAnAnswerAndTheQuestion() =>
        Call.At("Q2")
            .Then()
            .Says("c'est trop chair")
            .AgentSays(
                "Je comprends. Cet appel ne vous engage à aucun frais.",
                "Est-ce plus clair ainsi ?",
                "Diversifier, oui ou non ?"
            );

    [Fact]
    public void Caller_TypesRealTimeText_GoesTheSameWay()
    {
        var call = Call.Answered()
            .Types("Oui !")
            .Types("OUI")
            .Types("D’accord")
            .Types("oui, cette année")
            .Types("ok pour moi")
            .Types("L'après-midi.")
            .EndsWith(Disposition.Lead);
        call.Result.HeardBy.ShouldBe(new HeardBy(Speech: 0, Text: 6));
        call.Result.HeardBy.Main.ShouldBe(Ear.Text);
    }

    [Fact]
    public void Caller_PicksUpWithAllo_AnswersNothingByIt()
    {
        Call.Answered()
            .Then()
            .Says("allô")
            .AgentSays("Avez-vous une minute, Nadia ?")
            .Says("oui")
            .AgentSays("Avez-vous déjà une épargne ?");
    }

    [Fact]
    public void Caller_NeverAnswersIsLeads_IsNoLead()
    {
        var call = Call.At("Is_Leads").Says("le chat dort").Says("").Says("le chat dort").EndsWith(Disposition.NotInterested);
        call.Result.Score.ShouldBe(65);
    }

    [Fact]
    public void Caller_SpeaksOfAMessageLater_IsNoMachine() =>
        Call.At("Q3").Says("vous avez laissé un message").State.Step.Name.ShouldBe("Q3");

    [Fact]
    public void Caller_HesitatesAtIsLeads_IsAskedOnceMore() =>
        Call.At("Is_Leads")
            .Then()
            .Says("je sais pas trop")
            .AgentSays(
                "Excusez-moi, je n'ai pas bien compris.",
                "Placer comporte un risque de perte en capital. Un conseiller peut vous appeler ?"
            )
            .Says("oui")
            .State.Step.Name.ShouldBe("Confirm_Time");

    [Fact]
    public void Contact_WithoutAName_HearsACleanSentence() =>
        new Call(firstName: null).Picks().Listens().AgentSays(Scripts.Savings.Disclosure, "Avez-vous une minute ?");

    [Fact]
    public void PromptBook_HoldsEverythingThatIsSaid()
    {
        var known = PromptBook.For(Scripts.Savings, ImmutableDictionary<string, string>.Empty.Add("first_name", "Nadia"));
        var call = Call.At("Q1")
            .Says("c'est combien")
            .Says("pourquoi")
            .Says("le chat dort")
            .Says("oui")
            .Says("attendez")
            .StaysSilent(20);
        call.Says("oui").Says("oui").Says("oui").Says("oui").Says("demain").EndsWith(Disposition.Lead);
        call.Spoken.ShouldBeSubsetOf(known);
        known[0].ShouldBe(Scripts.Savings.Disclosure);
        known.ShouldBeUnique();
    }

    [Fact]
    public void Energy_InformativeSteps_KeepTheirValues()
    {
        var call = Call.Answered(Scripts.Energy)
            .Says("oui")
            .Says("c'est bien moi")
            .Says("une maison")
            .Says("une pompe à chaleur")
            .Says("on est quatre")
            .Says("oui volontiers")
            .Says("oui")
            .Says("mardi matin")
            .EndsWith(Disposition.Lead);
        call.Result.Values.Select(v => v.Text).ShouldBe(["une maison", "on est quatre", "mardi matin"]);
        call.Result.Score.ShouldBe(100);
    }
}
