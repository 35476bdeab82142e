using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

/// <summary>From where on what was learnt is believed: each bound, on both sides.</summary>
public class JudgementBoundsTests
{
    private static readonly Reading Nothing = new(Intent.Neutral, 0, []);
    private static readonly Reading OptOut = new(Intent.OptOut, 1, ["stop"]) { Covers = 1 };
    private static readonly Reading Yes = new(Intent.Affirm, 1, ["oui"]);

    // 0.05 and 0.35 are no single-precision numbers: what stands nearest them is tried.
    [Theory]
    [InlineData(PhraseClass.Affirm, 0.9f, 0.051f, false, null)]
    [InlineData(PhraseClass.Affirm, 0.9f, 0.049f, false, PhraseClass.Affirm)]
    [InlineData(PhraseClass.Affirm, 0.8f, 0f, false, PhraseClass.Affirm)]
    [InlineData(PhraseClass.Affirm, 0.79f, 0f, false, null)]
    [InlineData(PhraseClass.NotInterested, 0.99f, 0f, false, null)]
    [InlineData(PhraseClass.Affirm, 0.99f, 0f, true, null)]
    [InlineData(PhraseClass.OptOutHard, 0.9f, 0.9f, false, null)]
    internal void OptOutByRule_FallsWhereSomethingElseIsSure(
        PhraseClass learnt,
        float score,
        float optOut,
        bool inAClause,
        PhraseClass? decided
    ) => Decide(OptOut, learnt, score, optOut, inAClause).ShouldBe(decided);

    [Theory]
    [InlineData(PhraseClass.OptOutHard, 0.5f, PhraseClass.OptOutHard)]
    [InlineData(PhraseClass.OptOutHard, 0.49f, null)]
    [InlineData(PhraseClass.OptOutAmbiguous, 0.9f, null)]
    [InlineData(PhraseClass.Affirm, 0.5f, null)]
    internal void AmbiguousByRule_IsHardWhereThatWasLearnt(PhraseClass learnt, float score, PhraseClass? decided) =>
        Decide(OptOut with { IsAmbiguous = true }, learnt, score, 0.5f).ShouldBe(decided);

    [Theory]
    [InlineData(PhraseClass.OptOutHard, 0.96f, 0.96f, null)]
    [InlineData(PhraseClass.OptOutAmbiguous, 0.96f, 0.96f, null)]
    [InlineData(PhraseClass.OptOutHard, 0.97f, 0.97f, PhraseClass.OptOutHard)]
    [InlineData(PhraseClass.Deny, 0.4f, 0.5f, PhraseClass.Deny)]
    internal void FalseFriend_NeedsNearCertainty(PhraseClass learnt, float score, float optOut, PhraseClass? decided) =>
        Decide(Nothing with { IsHarmless = true }, learnt, score, optOut).ShouldBe(decided);

    [Theory]
    [InlineData(PhraseClass.OptOutHard, 0.5f, 0.5f, PhraseClass.OptOutHard)]
    [InlineData(PhraseClass.OptOutHard, 0.49f, 0.49f, PhraseClass.OptOutAmbiguous)]
    [InlineData(PhraseClass.OptOutHard, 0.3f, 0.3f, PhraseClass.OptOutHard)]
    [InlineData(PhraseClass.Affirm, 0.6f, 0.36f, PhraseClass.OptOutAmbiguous)]
    [InlineData(PhraseClass.Affirm, 0.6f, 0.34f, PhraseClass.Affirm)]
    internal void OptOutThatWasLearntAlone_IsObeyedOrAskedAbout(
        PhraseClass learnt,
        float score,
        float optOut,
        PhraseClass? decided
    ) => Decide(Nothing, learnt, score, optOut).ShouldBe(decided);

    [Theory]
    [InlineData(0.0, 0.1f, PhraseClass.Deny)]
    [InlineData(0.74, 0.1f, PhraseClass.Deny)]
    [InlineData(0.75, 0.49f, null)]
    [InlineData(0.75, 0.5f, PhraseClass.Deny)]
    [InlineData(0.98, 0.5f, PhraseClass.Deny)]
    [InlineData(0.99, 0.96f, null)]
    [InlineData(0.99, 0.97f, PhraseClass.Deny)]
    [InlineData(1.0, 0.96f, null)]
    internal void Rules_HelpWhereTheyCoverTheWords(double covers, float score, PhraseClass? decided) =>
        Decide(Yes with { Covers = covers }, PhraseClass.Deny, score, 0).ShouldBe(decided);

    private static PhraseClass? Decide(Reading rules, PhraseClass learnt, float score, float optOut, bool inAClause = false) =>
        Judgement.Decide(rules, new LearntMeaning(learnt, score, PhraseClass.Unsure, 0) { OptOut = optOut }, () => inAClause);
}
