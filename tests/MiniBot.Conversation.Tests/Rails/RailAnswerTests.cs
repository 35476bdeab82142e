using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Questions and objections of the caller, and the way back to the step.</summary>
public class RailAnswerTests
{
    private const string Price = "Cet appel ne vous engage à aucun frais. Un conseiller vous donnera les tarifs exacts.";
    private const string PriceAgain = "Je n'ai pas les tarifs moi-même, un conseiller les a.";
    private const string OwnQuestion = "y a un parking devant chez vous";
    private const string OwnEntry = """
        language: fr
        theme: general
        entries:
          - id: own.faq.parking
            type: faq
            answer: Oui, il y a un parking devant l'agence.
            phrases:
              - y a un parking devant chez vous
              - on peut se garer devant l'agence
              - est-ce qu'il y a des places de parking
              - où est-ce que je peux me garer
              - vous avez un parking pour les clients
        """;
    private const string Short = "Une épargne, oui ou non ?";

    private static readonly string[] Returns =
    [
        .. SpokenTexts.For("fr", Scripts.Savings.Personality).Returns.Select(r => r.Text),
    ];

    [Fact]
    public void Answer_ComesWithItsRecording()
    {
        var call = Call.At("Q1", Scripts.Energy).Interrupts("c'est combien").DecidedBy("answer.gen.faq.price");
        call.LastActions.OfType<CallAction.Say>()
            .Select(s => s.AudioPath)
            .ShouldBe(["objections/fr/gen.faq.price.wav", null, null]);
    }

    [Fact]
    public void SameQuestion_AskedAgain_HearsWhatFollows()
    {
        var call = Call.At("Q1").Says("c'est combien").Then();
        call.Says("oui mais c'est combien").DecidedBy("follow_up.gen.faq.price");
        call.Spoken.TakeLast(3).First().ShouldBe(PriceAgain);
        call.LastActions.OfType<CallAction.Say>().ShouldAllBe(s => s.AudioPath == null);
    }

    [Fact]
    public void SameQuestion_AskedAgainAtALaterStep_HearsWhatFollows()
    {
        var call = Call.At("Q1")
            .Says("c'est combien")
            .Says("oui")
            .Then()
            .Says("c'est combien")
            .DecidedBy("follow_up.gen.faq.price");
        call.Spoken.TakeLast(3).First().ShouldBe(PriceAgain);
        call.Says("oui").Says("c'est combien").DecidedBy("follow_up.gen.faq.price");
    }

    [Fact]
    public void SameQuestion_WithNothingToFollow_HearsTheAnswerAgain()
    {
        var own = (CatalogueOutcome.Valid)CatalogueReader.Read(OwnEntry, "own.yaml");
        var scenario = Scripts.Savings with { Catalogue = Scripts.Savings.Catalogue.With(own.File) };
        var call = Call.At("Q1", scenario).Says(OwnQuestion).Then().Says(OwnQuestion).DecidedBy("answer.own.faq.parking");
        call.Spoken.TakeLast(3).First().ShouldBe("Oui, il y a un parking devant l'agence.");
    }

    [Fact]
    public void AnotherQuestion_AfterTheFirst_HearsItsOwnAnswer() =>
        Call.At("Q1").Says("c'est combien").Says("j'ai pas le temps").DecidedBy("answer.gen.obj.no_time");

    [Fact]
    public void Question_WithoutAnEntry_IsForAColleague()
    {
        var call = Call.At("Q1").Then().Says("pourquoi").DecidedBy("answer.later");
        call.Spoken.TakeLast(3)
            .ShouldBe(["Bonne question, un conseiller y répondra mieux que moi.", "Est-ce plus clair ainsi ?", Short]);
        call.Actions.OfType<CallAction.AskModel>().ShouldBeEmpty();
    }

    [Fact]
    public void Robot_IsToldTheSameEachTimeAndWithoutAReturn()
    {
        var call = Call.At("Q1").Then().Says("vous êtes un robot").DecidedBy("answer.fixed");
        call.AgentSays("Oui, je suis une intelligence artificielle.", Short);
        call.Says("pardon").AgentSays("Oui, je suis une intelligence artificielle.", Short);
    }

    [Fact]
    public void ReturnQuestions_OfACall_NeverComeTwice()
    {
        var scenario = Scripts.Parse(Scripts.TextOf("rendez-vous-energie.yaml") + "\n").WithTurns(5);
        var call = Call.Answered(scenario);
        for (var step = 0; step < 8; step++)
        {
            for (var turn = 0; turn < 5; turn++)
                call.Says(turn % 2 == 0 ? "c'est combien" : "qui êtes-vous");
            call.Says(step == 2 ? "une maison" : "oui");
        }

        call.EndsWith(Disposition.Lead);
        var used = call.Spoken.Where(Returns.Contains).ToArray();
        used.Length.ShouldBe(36);
        used.ShouldBeUnique();
    }

    [Fact]
    public void ReturnQuestions_UsedUp_AreLeftOut()
    {
        var call = Call.Answered(Scripts.Energy.WithTurns(100)).Then();
        for (var turn = 0; turn < 37; turn++)
            call.Then().Says("qui êtes-vous");
        call.AgentSays(Scripts.Energy.Catalogue.Find("gen.faq.who_are_you")!.FollowUp!.Text, "Avez-vous deux minutes ?");
    }

    [Fact]
    public void ReturnQuestions_OfTwoPeople_DifferInOrder()
    {
        var first = new Call(firstName: "Nadia").Picks().Listens().Says("c'est combien").Spoken.Single(Returns.Contains);
        var second = new Call(firstName: "Paul").Picks().Listens().Says("c'est combien").Spoken.Single(Returns.Contains);
        first.ShouldNotBe(second);
    }

    [Theory]
    [InlineData("non")]
    [InlineData("je sais pas")]
    public void BareWord_SaidOverAnAnswer_IsNoAnswerToTheQuestionAfterIt(string words)
    {
        var call = Call.At("Q1").Interrupts("c'est combien").Then().Says(words).DecidedBy("question.not_heard");
        call.AgentSays(Short).State.Step.Name.ShouldBe("Q1");
        call.Says("oui").AgentSays("Pensez-vous à la diversifier ?");
    }

    [Theory]
    [InlineData("d'accord", "barge_in.back_channel")]
    [InlineData("", "barge_in.noise")]
    public void BackChannel_OverAnAnswer_LetsItAndItsQuestionPlayOn(string words, string rule)
    {
        var call = Call.At("Q1").Interrupts("c'est combien").Then().Interrupts(words).DecidedBy(rule).AgentSays();
        call.Listens().Says("oui").AgentSays("Pensez-vous à la diversifier ?");
    }

    [Fact]
    public void BareWord_SaidOverTheReturnQuestion_AnswersThatAlone()
    {
        var call = Call.At("Q1").Interrupts("c'est combien").ListensTo(1).Then().IsHeardAfter(2, words: 50);
        call.Utters("oui").DecidedBy("question.not_heard").AgentSays(Short).Result.Score.ShouldBe(0);
    }

    [Fact]
    public void BareWord_SaidOverTheQuestionItself_IsTheAnswer() =>
        Call.At("Q1")
            .Interrupts("c'est combien")
            .ListensTo(2)
            .Then()
            .IsHeardAfter(2, words: 50)
            .Utters("oui")
            .DecidedBy("step.answered")
            .AgentSays("Pensez-vous à la diversifier ?");

    [Fact]
    public void Words_SaidOverAnAnswer_CountWhenTheySayMore() =>
        Call.At("Q1").Interrupts("c'est combien").Says("qui êtes-vous").DecidedBy("answer.gen.faq.who_are_you");

    [Fact]
    public void Noise_OverAnAnswer_LeavesTheNextAnswerAlone()
    {
        var call = Call.At("Q1").Interrupts("c'est combien").StartsSpeaking().StaysSilent(20).Then();
        call.Says("oui").AgentSays("Pensez-vous à la diversifier ?").DecidedBy("step.answered");
    }

    [Fact]
    public void BareWord_SaidOverAnAnswerWithoutBargeIn_LetsTheQuestionPlayOn()
    {
        var scenario = Scripts.Parse(Scripts.TextOf("demo-epargne.yaml") + "\nbarge_in: false\n");
        var call = Call.At("Q1", scenario).Interrupts("c'est combien").Then().Interrupts("oui").DecidedBy("question.not_heard");
        call.AgentSays().Listens().State.Step.Name.ShouldBe("Q1");
        call.Says("oui").State.Step.Name.ShouldBe("Q2");
    }

    [Fact]
    public void BareWord_BegunOverAnAnswerAndEndedAfterIt_IsFollowedBySilence()
    {
        var scenario = Scripts.Parse(Scripts.TextOf("demo-epargne.yaml") + "\nbarge_in: false\n");
        var call = Call.At("Q1", scenario).Interrupts("c'est combien").StartsSpeaking().Listens().Then();
        call.Send(new CallInput.CallerSaid("oui", Ear.Speech, 1)).AgentSays().DecidedBy("question.not_heard");
        call.StaysSilent(4).AgentSays("Je vous écoute, êtes-vous toujours là ?");
    }
}
