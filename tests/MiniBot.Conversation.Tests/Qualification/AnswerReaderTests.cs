using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Qualification;

public class AnswerReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly ExpectedAnswer Persons = new(AnswerKind.Number)
    {
        Min = 1,
        Max = 20,
        Unit = "personnes",
        Choices =
        [
            new("1", ["seul"])
            {
                Words =
                [
                    ["seul"],
                ],
            },
        ],
    };

    private static readonly ExpectedAnswer Home = new(AnswerKind.Choice)
    {
        Choices =
        [
            new("maison", ["maison", "villa"])
            {
                Words =
                [
                    ["maison"],
                    ["villa"],
                ],
            },
            new("ville", ["maison de ville"])
            {
                Words =
                [
                    ["maison", "de", "ville"],
                ],
            },
            new("studio", ["studio"])
            {
                Words =
                [
                    ["studio"],
                ],
            },
        ],
    };

    [Theory]
    [InlineData(Intent.Affirm, true)]
    [InlineData(Intent.Interested, true)]
    [InlineData(Intent.Deny, false)]
    [InlineData(Intent.Unsure, null)]
    [InlineData(Intent.Neutral, null)]
    [InlineData(Intent.NotInterested, null)]
    public void YesNo_IsTheIntent(Intent intent, bool? isYes) =>
        Read(new ExpectedAnswer(AnswerKind.YesNo), "peu importe", intent)
            .ShouldBe(isYes is { } yes ? new AnswerValue.YesNo(yes) : null);

    [Theory]
    [InlineData("une", 1)]
    [InlineData("euh une", 1)]
    [InlineData("juste une", 1)]
    [InlineData("c'est une maison", null)]
    [InlineData("j'ai une voiture", null)]
    [InlineData("une personne", 1)]
    [InlineData("une personne sur les trois", 1)]
    [InlineData("une voiture et trois enfants", 3)]
    [InlineData("deux personnes non trois personnes", 3)]
    [InlineData("deux non trois", 3)]
    [InlineData("je suis seul", 1)]
    [InlineData("seul ou à deux", 2)]
    [InlineData("pas seul", null)]
    [InlineData("zéro", null)]
    [InlineData("1", 1)]
    [InlineData("20", 20)]
    [InlineData("21", null)]
    [InlineData("beaucoup", null)]
    [InlineData("", null)]
    public void Number_IsTheCountedOneElseTheLast(string text, int? value) =>
        Read(Persons, text).ShouldBe(value is { } number ? new AnswerValue.Number(number, "personnes") : null);

    [Fact]
    public void Number_WithoutBoundsOrUnit_IsAnyNumber()
    {
        Read(new ExpectedAnswer(AnswerKind.Number), "zéro").ShouldBe(new AnswerValue.Number(0, null));
        Read(new ExpectedAnswer(AnswerKind.Number), "deux mille").ShouldBe(new AnswerValue.Number(2000, null));
    }

    [Theory]
    [InlineData("maison", "maison")]
    [InlineData("des maisons", "maison")]
    [InlineData("une maison de", "maison")]
    [InlineData("une maison de ville", "ville")]
    [InlineData("maison villa", "maison")]
    [InlineData("maison studio", null)]
    [InlineData("pas maison studio", "studio")]
    [InlineData("pas un studio une maison", "maison")]
    [InlineData("pas une maison un studio", "studio")]
    [InlineData("pas de maison un studio", "studio")]
    [InlineData("j'ai pas d studio mais une maison", "maison")]
    [InlineData("pas la maison le studio", null)]
    [InlineData("une maison", "maison")]
    [InlineData("pas de studio", null)]
    [InlineData("un immeuble", null)]
    [InlineData("", null)]
    public void Choice_IsTheOneThatIsNamedAndNotDenied(string text, string? name) =>
        Read(Home, text).ShouldBe(name is null ? null : new AnswerValue.Choice(name));

    [Fact]
    public void Date_IsATimeAhead()
    {
        Read(new ExpectedAnswer(AnswerKind.Date), "demain à neuf heures")
            .ShouldBeOfType<AnswerValue.Date>()
            .Time.From.ShouldBe(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
        Read(new ExpectedAnswer(AnswerKind.Date), "le chat dort").ShouldBeNull();
    }

    [Fact]
    public void Text_HasNoValue() =>
        Read(new ExpectedAnswer(AnswerKind.Text), "demain à deux, oui", Intent.Affirm).ShouldBeNull();

    private static AnswerValue? Read(ExpectedAnswer expected, string text, Intent intent = Intent.Neutral) =>
        AnswerReader.Read(LanguagePack.For("fr"), expected, intent, text, Now, TimeZoneInfo.Utc);
}
