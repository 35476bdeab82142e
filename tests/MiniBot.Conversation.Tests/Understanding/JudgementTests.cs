using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Evaluation;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

public sealed class JudgementTests
{
    private const string PlainlyHard = "je ne veux plus jamais que vous m'appeliez supprimez mon numéro";
    private const string PlainYes = "oui tout à fait";

    private static readonly IntentClassifier Learnt = IntentClassifier.Load("fr");

    private static readonly Reading HardByRule = new(Intent.OptOut, 1, ["stop"]) { Explains = 1, Covers = 1 };

    [Fact]
    public void Of_NoWordOrAPhraseOfTheStep_IsWhatTheRulesSay()
    {
        var empty = new Reading(Intent.Neutral, 0, []) { IsEmpty = true };
        var ofStep = new Reading(Intent.Deny, 0.6, ["oui"]) { IsOfStep = true };

        Judgement.Of("", empty, Learnt, LanguagePack.For("fr").Clauses).ShouldBeSameAs(empty);
        Judgement.Of(PlainYes, ofStep, Learnt, LanguagePack.For("fr").Clauses).ShouldBeSameAs(ofStep);
    }

    [Fact]
    public void Of_HardOptOutByRule_StandsWhereWhatWasLearntDoesNotExcludeIt()
    {
        foreach (var utterance in EvaluationFiles.Intents.Where(u => u.Label is "opt_out" or "opt_out_hard" or "not_interested"))
            Judgement
                .Of(utterance.Text, HardByRule, Learnt, LanguagePack.For("fr").Clauses)
                .IsHardOptOut.ShouldBeTrue(utterance.Text);
    }

    [Fact]
    public void Of_OptOutInOneClause_StandsWhateverTheOthersSay()
    {
        var text = $"{PlainYes} c'est bien moi et puis {PlainlyHard}";

        Judgement
            .Of(text, HardByRule with { Explains = 0.1 }, Learnt, LanguagePack.For("fr").Clauses)
            .IsHardOptOut.ShouldBeTrue();
    }

    [Fact]
    public void Of_SeveralClauses_EvidenceIsOfTheWhole() =>
        Judgement
            .Of(
                $"{PlainYes} et puis allez-y monsieur",
                HardByRule with
                {
                    Explains = 0.1,
                },
                Learnt,
                LanguagePack.For("fr").Clauses
            )
            .Evidence.ShouldContain(e => e.Contains("oui", StringComparison.Ordinal));

    [Fact]
    public void Of_OptOutHeardInAWordOfMany_FallsWhereNothingLearntSupportsIt()
    {
        var judged = Judgement.Of(PlainYes, HardByRule with { Explains = 0.1 }, Learnt, LanguagePack.For("fr").Clauses);

        judged.Intent.ShouldBe(Intent.Affirm);
        judged.Found.ShouldBe([Intent.Affirm]);
        judged.RunnerUp.ShouldNotBe(Intent.Affirm);
    }

    [Fact]
    public void Of_AmbiguousByRule_IsHardWhereThatWasLearnt()
    {
        var ambiguous = HardByRule with { IsAmbiguous = true };

        Judgement.Of(PlainlyHard, ambiguous, Learnt, LanguagePack.For("fr").Clauses).IsHardOptOut.ShouldBeTrue();
    }

    [Fact]
    public void Of_NothingFoundByRule_IsWhatWasLearntWithItsWords()
    {
        var judged = Judgement.Of(PlainlyHard, new Reading(Intent.Neutral, 0, []), Learnt, LanguagePack.For("fr").Clauses);

        judged.IsHardOptOut.ShouldBeTrue();
        judged.Score.ShouldBeGreaterThan(0.5);
        judged.Evidence.ShouldNotBeEmpty();
        judged.Evidence.SelectMany(e => e.Split(' ')).ShouldBeSubsetOf(Matching.Folding.Of(PlainlyHard).Split(' '));
        judged.Found[0].ShouldBe(Intent.OptOut);
    }

    // "Stop" in "le stop de la rue" is a false friend; what was learnt makes an opt-out of it only when nearly certain.
    [Fact]
    public void Of_FalseFriendOfAnOptOut_IsNoneWhereNoneWasLearnt()
    {
        var harmless = new Reading(Intent.Neutral, 0, []) { IsHarmless = true };

        Judgement.Of(PlainYes, harmless, Learnt, LanguagePack.For("fr").Clauses).Intent.ShouldBe(Intent.Affirm);
        Judgement.Of(PlainlyHard, harmless, Learnt, LanguagePack.For("fr").Clauses).IsHardOptOut.ShouldBeTrue();
    }

    [Fact]
    public void Read_EveryLabelledUtterance_HasScoreFoundAndAnotherRunnerUp()
    {
        foreach (var text in EvaluationFiles.Intents.Concat(EvaluationFiles.Objections).Select(u => u.Text))
        {
            var reading = IntentPack.French.Read(text);
            reading.Score.ShouldBeInRange(0, 1.0001);
            reading.RunnerUp.ShouldNotBe(reading.Intent);
            reading.RunnerUpScore.ShouldBeInRange(0, 1.0001);
            if (!reading.IsEmpty)
                reading.Found[0].ShouldBe(reading.Intent);
            if (reading.IsAmbiguous)
                reading.Intent.ShouldBe(Intent.OptOut);
            if (reading.IsGreeting)
                reading.Intent.ShouldBe(Intent.Neutral);
        }
    }

    [Fact]
    public void WithAnswer_QuestionOrObjection_GetsTheEntry()
    {
        var catalogue = Catalogue.For("fr", Theme.General);
        const string text = "c'est beaucoup trop cher pour moi";

        foreach (var intent in (Intent[])[Intent.Question, Intent.Objection, Intent.Neutral])
        {
            var reading = Judgement.WithAnswer(new Reading(intent, 0.6, []), text, catalogue);
            (reading.Intent, reading.AnswerId).ShouldBe((Intent.Objection, "gen.obj.too_expensive"));
        }
    }

    [Theory]
    [InlineData(Intent.OptOut)]
    [InlineData(Intent.WrongNumber)]
    [InlineData(Intent.Callback)]
    [InlineData(Intent.Affirm)]
    [InlineData(Intent.NotInterested)]
    public void WithAnswer_AnyOtherIntent_IsLeftAlone(Intent intent)
    {
        var reading = new Reading(intent, 0.6, []);

        Judgement
            .WithAnswer(reading, "c'est beaucoup trop cher pour moi", Catalogue.For("fr", Theme.General))
            .ShouldBeSameAs(reading);
    }

    [Fact]
    public void WithAnswer_AreYouARobot_IsAnsweredBesidesAnAnswer()
    {
        var reading = Judgement.WithAnswer(
            new Reading(Intent.Affirm, 0.6, []),
            "vous êtes un robot ou une vraie personne",
            Catalogue.For("fr", Theme.General)
        );

        reading.AnswerId.ShouldBe(CatalogueEntry.AreYouRobot);
    }

    [Fact]
    public void WithAnswer_SeveralClauses_TheFirstThatIsSurelyOneIsAnswered()
    {
        var reading = Judgement.WithAnswer(
            new Reading(Intent.Objection, 0.6, []),
            "il fait beau et puis c'est beaucoup trop cher pour moi",
            Catalogue.For("fr", Theme.General)
        );

        reading.AnswerId.ShouldBe("gen.obj.too_expensive");
    }

    [Fact]
    public void WithAnswer_NothingSureEnough_IsLeftAlone()
    {
        var reading = new Reading(Intent.Question, 0.6, []);

        Judgement
            .WithAnswer(reading, "quelle est la capitale du japon", Catalogue.For("fr", Theme.General))
            .ShouldBeSameAs(reading);
    }
}
