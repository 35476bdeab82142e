using System.Text.RegularExpressions;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Texts;

/// <summary>The data of data/texts: what every personality says.</summary>
public partial class SpokenTextsTests
{
    private const int LongestPrompt = 75;
    private const int LongestReturn = 40;

    private static readonly Prompt[] Toned = [.. Enum.GetValues<Prompt>().Where(p => !p.IsLegal())];

    [Fact]
    public void Legal_AreTheDisclosuresAndTheOptOutTexts() =>
        Enum.GetValues<Prompt>()
            .Where(p => p.IsLegal())
            .ShouldBe([
                Prompt.Disclosure,
                Prompt.OptOutQuestion,
                Prompt.OptOutConfirmed,
                Prompt.VoicemailMessage,
                Prompt.ScreenerIntroduction,
            ]);

    [Fact]
    public void EveryPersonality_SaysTheLawsWordsAlike()
    {
        foreach (var prompt in Enum.GetValues<Prompt>().Where(p => p.IsLegal()))
            Enum.GetValues<Personality>().Select(p => SpokenTexts.For("fr", p)[prompt].Text).Distinct().ShouldHaveSingleItem();
        SpokenTexts
            .For("fr", Personality.Direct)[Prompt.OptOutConfirmed]
            .Text.ShouldBe("C'est noté, vous ne serez plus appelé. Au revoir.");
    }

    [Fact]
    public void EveryPersonality_SaysEverythingElseInItsOwnWords()
    {
        foreach (var prompt in Toned)
            Enum.GetValues<Personality>().Select(p => SpokenTexts.For("fr", p)[prompt].Text).ShouldBeUnique();
    }

    [Fact]
    public void EveryPersonality_IsBriefAndPlain()
    {
        foreach (var text in Enum.GetValues<Personality>().SelectMany(p => Toned.Select(t => SpokenTexts.For("fr", p)[t].Text)))
        {
            text.Length.ShouldBeInRange(5, LongestPrompt, text);
            text.ShouldMatch("[.!?]$");
            Tutoyer().IsMatch(text).ShouldBeFalse(text);
        }
    }

    [Theory]
    [InlineData(Personality.Warm, "Bien sûr, je vous attends.")]
    [InlineData(Personality.Professional, "Je patiente.")]
    [InlineData(Personality.Energetic, "Pas de souci, j'attends !")]
    [InlineData(Personality.Calm, "Prenez tout votre temps.")]
    [InlineData(Personality.Direct, "J'attends.")]
    [InlineData(Personality.Empathetic, "Je comprends, faites à votre rythme.")]
    [InlineData(Personality.Expert, "Entendu, je reste en ligne.")]
    public void French_OfAPersonality_IsInItsTone(Personality personality, string wait) =>
        SpokenTexts.For("fr", personality)[Prompt.Wait].Text.ShouldBe(wait);

    [Fact]
    public void Ends_SayGoodBye()
    {
        Prompt[] ends =
        [
            Prompt.SilenceEnd,
            Prompt.RefusalEnd,
            Prompt.WrongNumberEnd,
            Prompt.CallbackEnd,
            Prompt.TransferEnd,
            Prompt.NotLeadEnd,
            Prompt.CallLimitEnd,
            Prompt.OptOutConfirmed,
        ];
        foreach (var text in Enum.GetValues<Personality>().SelectMany(p => ends.Select(e => SpokenTexts.For("fr", p)[e].Text)))
            text.ShouldContain("au revoir", Case.Insensitive);
    }

    [Fact]
    public void Returns_AreThirtySixShortClosedQuestions()
    {
        var returns = SpokenTexts.For("fr", Personality.Warm).Returns.Select(r => r.Text).ToArray();
        returns.Length.ShouldBe(36);
        returns.Select(r => string.Join(' ', IntentPack.French.Normalizer.Words(r))).ShouldBeUnique();
        foreach (var question in returns)
        {
            question.ShouldEndWith(" ?");
            question.Length.ShouldBeLessThanOrEqualTo(LongestReturn, question);
            OpenQuestion().IsMatch(question).ShouldBeFalse(question);
        }
    }

    [Fact]
    public void Objectives_WordTheLastStepsDifferently()
    {
        var texts = SpokenTexts.For("fr", Personality.Calm);
        var all = Enum.GetValues<Objective>().Select(o => texts[o]).ToArray();
        all.Select(o => o.For(StepKind.IsLeads)!.Message.Text).ShouldBeUnique();
        all.Select(o => o.For(StepKind.ConfirmTime)!.Message.Text).ShouldBeUnique();
        foreach (var objective in all)
        {
            objective.For(StepKind.IsLeads)!.Short.ShouldNotBeNull();
            objective.For(StepKind.ConfirmTime)!.Short.ShouldNotBeNull();
            objective.For(StepKind.Bye)!.Short.ShouldBeNull();
            objective.For(StepKind.Bye)!.Message.Text.ShouldEndWith("Au revoir.");
            objective.For(StepKind.Hello).ShouldBeNull();
            objective.For(StepKind.Question).ShouldBeNull();
        }

        texts[Objective.Lead].For(StepKind.ConfirmTime)!.Message.Text.ShouldNotContain("jour ", Case.Insensitive);
    }

    [GeneratedRegex(@"\b(tu|te|toi|ton|ta|tes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tutoyer();

    [GeneratedRegex(@"^(qui|que|quoi|quel|quelle|où|quand|comment|pourquoi|combien)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OpenQuestion();
}
