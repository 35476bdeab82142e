namespace MiniBot.Conversation.Tests.Rails;

/// <summary>What a language model may not say, and what it owes after it has spoken of a product.</summary>
public class RailModelTests
{
    private const string Return = "Est-ce plus clair ainsi ?";
    private const string Short = "Une épargne, oui ou non ?";
    private const string Risk = "Tout placement comporte un risque de perte en capital.";

    [Fact]
    public void Question_OfTheModel_IsDroppedAndEndsItsAnswer()
    {
        var call = Asked().Send(Sentence("Un.")).Then().Send(Sentence("Voulez-vous en parler demain ?"));
        call.DecidedBy("freestyle.dropped").Decisions[^1].Evidence.ShouldBe(["question"]);
        call.AgentSays(Return, Short).LastActions.ShouldContain(new CallAction.CancelModel(1));
    }

    [Fact]
    public void Markup_OfTheModel_IsReplacedAndNamed() =>
        Asked()
            .Send(Sentence("**Gratuit** pour vous"))
            .DecidedBy("freestyle.replaced")
            .Decisions[^1]
            .Evidence.ShouldBe(["markup"]);

    [Fact]
    public void Product_SpokenOfWithoutItsRisk_IsFollowedByTheWarning()
    {
        var call = Asked().Send(Sentence("L'assurance vie est une enveloppe d'épargne.")).Then();
        call.Send(new CallInput.ModelEnded(1));
        call.Spoken.TakeLast(3).ShouldBe([Risk, Return, Short]);
        call.Listens().Says("pardon");
        call.Spoken.TakeLast(3).ShouldBe(["L'assurance vie est une enveloppe d'épargne.", Risk, Short]);
    }

    [Fact]
    public void Answer_OfTheModel_IsRememberedAfterWhatWasSaidBefore()
    {
        var call = Asked().Send(Sentence("Un.")).Send(Sentence("Bien sûr."));
        call.State.History[^1].Agent.ShouldBe("Un. Bien sûr.");
        call.Send(new CallInput.ModelEnded(1)).Listens().Says("c'est combien");
        call.State.History[^1].Agent.ShouldStartWith("Cet appel ne vous engage à aucun frais.");
        call.State.History[^1].Agent.ShouldEndWith(" " + Short);
    }

    [Fact]
    public void LongQuestion_IsPutToTheModelCutToWhatIsKept()
    {
        var call = Call.At("Q1", Scripts.Assisted).Says("pourquoi " + new string('x', 300));
        call.Actions.OfType<CallAction.AskModel>().ShouldHaveSingleItem().Prompt.Messages[^1].Text.Length.ShouldBeLessThan(230);
    }

    private static Call Asked() => Call.At("Q1", Scripts.Assisted).Says("pourquoi").Then();

    private static CallInput.ModelSentence Sentence(string text) => new(1, text);
}
