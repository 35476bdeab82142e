using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

/// <summary>Which entry answers, and what came next.</summary>
public sealed class JudgementAnswerTests
{
    private const string TooExpensive = "c'est beaucoup trop cher pour moi";

    private static readonly Catalogue General = Catalogue.For("fr", Theme.General);
    private static readonly Reading Objection = new(Intent.Objection, 0.6, []);

    [Fact]
    public void WithAnswer_PhraseOfTheStepOrGreeting_IsLeftAlone()
    {
        foreach (var reading in new[] { Objection with { IsOfStep = true }, Objection with { IsGreeting = true } })
            Judgement.WithAnswer(reading, TooExpensive, General).ShouldBeSameAs(reading);
    }

    [Theory]
    [InlineData("vous êtes un robot ou une vraie personne", Intent.Question)]
    [InlineData(TooExpensive, Intent.Objection)]
    public void WithAnswer_IntentIsThatOfTheEntry(string text, Intent intent)
    {
        foreach (var other in new[] { Intent.Question, Intent.Objection, Intent.Neutral })
            Judgement.WithAnswer(new Reading(other, 0.6, []), text, General).Intent.ShouldBe(intent);
    }

    [Fact]
    public void WithAnswer_WholeThatNothingAnswers_IsAnsweredByItsFirstClauseThatOneDoes()
    {
        string[] chatter =
        [
            "il fait beau aujourd'hui",
            "le chat dort sur le canapé",
            "la capitale du japon c'est tokyo",
            "ma fille a eu son bac",
        ];
        var texts = (
            from entry in General.Entries
            from phrase in entry.Phrases.Take(3)
            from other in chatter
            select $"{other} et puis {other} et puis {phrase}"
        )
            .Where(text => General.Match(text).Entry is null)
            .ToList();
        var answered = 0;
        foreach (var text in texts)
        {
            var clause = LanguagePack.For("fr").Clauses.Of(text).FirstOrDefault(c => General.Match(c).Entry is not null);
            var reading = Judgement.WithAnswer(Objection, text, General);
            reading.AnswerId.ShouldBe(clause is null ? null : General.Match(clause).Entry!.Id, text);
            answered += clause is null ? 0 : 1;
        }

        answered.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void WithAnswer_WholeThatAnEntryAnswers_IsNotTakenApart()
    {
        var pairs =
            from first in General.Entries
            from second in General.Entries
            where first.Id != second.Id
            select $"{first.Phrases[0]} et puis {second.Phrases[0]}";
        var tried = 0;
        foreach (var text in pairs.Take(400))
        {
            if (General.Match(text).Entry is not { } whole)
                continue;
            Judgement.WithAnswer(Objection, text, General).AnswerId.ShouldBe(whole.Id, text);
            tried++;
        }

        tried.ShouldBeGreaterThan(50);
    }
}
