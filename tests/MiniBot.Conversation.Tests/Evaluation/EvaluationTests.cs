using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Fact]
    public void Objections_AreTriedAgainstTheThemeOfTheirLabel()
    {
        var score = ObjectionEvaluation.Run(
            "fr",
            [
                new(1, "gen.obj.too_expensive", "c'est beaucoup trop cher pour moi"),
                new(2, "cry.obj.hacking", "j'ai peur de me faire pirater"),
                new(3, "gen.obj.no_time", "quelle est la capitale du japon"),
                new(4, "gen.faq.location", "c'est beaucoup trop cher pour moi"),
                new(5, ObjectionEvaluation.NoEntry, "oui"),
                new(6, ObjectionEvaluation.NoEntry, "j'ai peur de me faire pirater"),
            ],
            new ManualTimeProvider()
        );

        (score.Total, score.Right, score.Wrong, score.Refused).ShouldBe((6, 3, 2, 1));
        (score.NoEntryTotal, score.NoEntryWrong).ShouldBe((2, 1));
        (score.RightShare, score.WrongShare, score.FalseShare).ShouldBe((0.5, 0.25, 0.5));
        score.Misses.Select(m => m.Line).ShouldBe([3, 4, 6]);
        score.Misses[2].Match.Entry.ShouldNotBeNull("a false answer in one theme is one too many");
    }

    [Fact]
    public void Objections_NoneAtAll_IsZeroOfZero()
    {
        var score = ObjectionEvaluation.Run("fr", [], new ManualTimeProvider());

        (score.Total, score.RightShare, score.WrongShare, score.FalseShare, score.P99Microseconds).ShouldBe((0, 0, 0, 0, 0));
    }

    [Fact]
    public void Intents_HardAndAmbiguousOptOuts_AreToldApart()
    {
        var score = IntentEvaluation.Run(
            IntentPack.French,
            [
                new(1, "opt_out", "ne m'appelez plus jamais"),
                new(2, "opt_out_hard", "supprimez mon numéro de vos fichiers"),
                new(3, "affirm", "ne m'appelez plus jamais"),
                new(4, "opt_out", "oui bien sûr"),
                new(5, "silence", "…"),
            ],
            new ManualTimeProvider()
        );

        (score.Total, score.Right).ShouldBe((5, 3));
        score.HardOptOutRecall.ShouldBe(2 / 3.0);
        score.HardOptOutPrecision.ShouldBe(2 / 3.0);
        score.Misses.Select(m => m.Line).ShouldBe([3, 4]);
        score.Confusion.ShouldContain(new IntentConfusion("affirm", "opt_out", 1));
    }
}
