using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Opt-outs in the middle of an utterance.</summary>
public class RailPartialTests
{
    private const string Confirmation = "C'est noté, vous ne serez plus appelé. Au revoir.";

    [Theory]
    [InlineData("stop")]
    [InlineData("euh stop s'il")]
    [InlineData("ne m'appelez plus jamais")]
    [InlineData("ne m'appelez plus s'il vous plaît")]
    [InlineData("retirez mon numéro")]
    [InlineData("je veux plus être appelé")]
    [InlineData("je m'y oppose formellement")]
    [InlineData("m'appelez pas pendant")]
    [InlineData("oui mais plus jamais")]
    public void IsIn_WordsThatNothingTakesBack_True(string text) => PartialOptOut.IsIn(Scripts.Savings, text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("oui")]
    [InlineData("non stop")]
    [InlineData("ne m'appelez plus")]
    [InlineData("ne m'appelez plus euh")]
    [InlineData("ne m'appelez plus tard")]
    [InlineData("rappelez plus")]
    [InlineData("m'appelez pas")]
    [InlineData("vous m'appelez pas")]
    [InlineData("vous m'appelez pas de")]
    [InlineData("je m'oppose")]
    [InlineData("je m'y oppose")]
    [InlineData("arrêtez")]
    [InlineData("n'arrêtez pas")]
    [InlineData("ça m'intéresse pas")]
    public void IsIn_WordsThatMayStillTurnOut_False(string text) => PartialOptOut.IsIn(Scripts.Savings, text).ShouldBeFalse();

    [Fact]
    public void IsIn_EveryHardPhraseOnceWordsFollow_True()
    {
        foreach (var phrase in IntentPack.French.Phrases.Where(p => IntentPack.French.IsOptOutByRule(p + " x x x")))
            PartialOptOut.IsIn(Scripts.Savings, phrase + " x x x").ShouldBeTrue(phrase);
    }

    [Fact]
    public void IsIn_AnyBeginning_IsOneOnlyWhenTheWholeIs()
    {
        foreach (var phrase in IntentPack.French.Phrases)
        {
            if (IntentPack.French.IsOptOutByRule(phrase))
                continue;
            var words = phrase.Split(' ');
            for (var count = 1; count <= words.Length; count++)
                PartialOptOut.IsIn(Scripts.Savings, string.Join(' ', words.Take(count))).ShouldBeFalse(phrase);
        }
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("Q2")]
    [InlineData("Confirm_Time")]
    public void Partial_OfAnOptOut_IsObeyedAtOnce(string step)
    {
        var call = Call.At(step).StartsSpeaking().Then().IsSaying("stop ou").DecidedBy("opt_out.hard");
        call.LastActions[0].ShouldBe(new CallAction.Suppress(OptOut.Hard, "stop ou"));
        call.Decisions[^1].Intent.ShouldBe(Intent.OptOut);
        call.Decisions[^1].Evidence.ShouldBe(["stop"]);
        call.AgentSays(Confirmation).Send(new CallInput.CallerSaid("stop ou je porte plainte", Ear.Speech, 1));
        call.AgentSays().Listens().EndsWith(Disposition.OptOut).Suppressed.Count().ShouldBe(1);
    }

    [Fact]
    public void Partial_DuringTheDisclosure_StopsIt() =>
        new Call().Picks().Then().IsSaying("stop").AgentSays(Confirmation).Listens().EndsWith(Disposition.OptOut);

    [Fact]
    public void Partial_WhileAskedWhetherToOptOut_IsObeyed() =>
        Call.At("Q1").Says("arrêtez").Then().IsSaying("stop").AgentSays(Confirmation);

    [Fact]
    public void Partial_DuringGoodBye_IsObeyed() =>
        Call.At("Confirm_Time").Interrupts("demain").Then().IsSaying("stop").AgentSays(Confirmation);

    [Fact]
    public void Partial_AfterTheLineClosed_IsObeyedInSilence()
    {
        var call = Call.At("Q1").HangsUp().Then().IsSaying("stop").AgentSays().EndsWith(Disposition.OptOut);
        call.LastActions.ShouldBe([new CallAction.Suppress(OptOut.Hard, "stop")]);
    }

    [Theory]
    [InlineData("ne m'appelez plus")]
    [InlineData("arrêtez")]
    [InlineData("non merci")]
    [InlineData("oui")]
    [InlineData("mauvais numéro")]
    public void Partial_OfAnythingElse_DoesNothing(string text)
    {
        var call = Call.At("Q1");
        var before = call.State;
        call.IsSaying(text).LastActions.ShouldBeEmpty();
        call.State.ShouldBe(before);
    }

    [Fact]
    public void IsIn_Nothing_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => PartialOptOut.IsIn(null!, "stop")).ParamName.ShouldBe("scenario");
        Should.Throw<ArgumentNullException>(() => PartialOptOut.IsIn(Scripts.Savings, null!)).ParamName.ShouldBe("text");
    }

    // A scenario file with such a phrase is refused; the rail holds on its own.
    [Fact]
    public void Partial_ThatTheStepHasAPhraseFor_WaitsWhereTheStepIsAskedOnly()
    {
        var phrases = new PhraseIndex();
        phrases.Add(["stop", "ou", "encore"], PhraseLabel.For(Intent.Affirm), wholeUtterance: false);
        var scenario = Scripts.Savings with
        {
            Rail = [.. Scripts.Savings.Rail.Select(s => s.Name == "Q1" ? s with { Phrases = phrases } : s)],
        };
        Call.At("Q1", scenario).IsSaying("stop").Suppressed.ShouldBeEmpty();
        Call.At("Q2", scenario).IsSaying("stop").Suppressed.Count().ShouldBe(1);
        Call.At("Q1", scenario).Says("arrêtez").IsSaying("stop").Suppressed.Count().ShouldBe(1);
    }

    [Fact]
    public void Partial_ThatAPhraseOfTheStepMayGoOnFrom_Waits()
    {
        var text = Scripts
            .TextOf("demo-epargne.yaml")
            .Replace("deny: [j'y pense pas", "deny: [stop ou encore plus, j'y pense pas", StringComparison.Ordinal);
        Scripts.ErrorsOf(text).ShouldHaveSingleItem().Problem.ShouldContain("asks never to be called again");
    }
}
