using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Matching;
using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Conversation.Tests.Understanding.Endings;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData("oui")]
    [InlineData("non")]
    [InlineData("Oui, bien sûr.")]
    [InlineData("euh oui")]
    [InlineData("non merci")]
    [InlineData("d'accord")]
    [InlineData("non merci ça ne m'intéresse pas")]
    [InlineData("rappelez-moi demain")]
    [InlineData("ne m'appelez plus")]
    [InlineData("c'est trop cher")]
    [InlineData("oui j'en ai un")]
    [InlineData("c'est qui")]
    [InlineData("bonjour oui")]
    [InlineData("non parce que j'ai déjà quelqu'un")]
    [InlineData("oui mais je dois en parler à ma femme")]
    [InlineData("ben non je n'ai pas le temps")]
    public void Judge_WholeAnswer_IsComplete(string text) => French(text).ShouldBe(Completeness.Complete);

    [Theory]
    [InlineData("et")]
    [InlineData("oui mais")]
    [InlineData("non parce que")]
    [InlineData("euh")]
    [InlineData("oui euh")]
    [InlineData("je")]
    [InlineData("non j'ai")]
    [InlineData("je suis")]
    [InlineData("oui je voudrais")]
    [InlineData("rappelez-moi dans")]
    [InlineData("j'ai une maison et un")]
    [InlineData("c'est pour ma")]
    [InlineData("rappelez-moi le")]
    [InlineData("je n'ai pas le")]
    [InlineData("ça dure")]
    public void Judge_MoreIsComing_IsIncomplete(string text) => French(text).ShouldBe(Completeness.Incomplete);

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("ma fille habite dehors")]
    [InlineData("vingt ans")]
    [InlineData("mon mari n'est pas là")]
    public void Judge_WordsThatDoNotTell_IsUnknown(string text) => French(text).ShouldBe(Completeness.Unknown);

    [Theory]
    [InlineData("quatre-vingt", Completeness.Incomplete)]
    [InlineData("soixante", Completeness.Incomplete)]
    [InlineData("quatre-vingt-douze", Completeness.Complete)]
    [InlineData("trois", Completeness.Complete)]
    [InlineData("zéro", Completeness.Complete)]
    [InlineData("une", Completeness.Unknown)]
    [InlineData("vingt", Completeness.Unknown)]
    [InlineData("deux mille", Completeness.Unknown)]
    [InlineData("deux mille euros", Completeness.Complete)]
    [InlineData("nous sommes trois personnes", Completeness.Complete)]
    [InlineData("trois virgule", Completeness.Incomplete)]
    [InlineData("trois et", Completeness.Incomplete)]
    public void Judge_NumberWasAsked_WaitsForTheRestOfIt(string text, Completeness expected) =>
        French(text, AnswerKind.Number).ShouldBe(expected);

    [Theory]
    [InlineData("zéro six")]
    [InlineData("zéro six douze")]
    [InlineData("zéro six douze trente-quatre")]
    [InlineData("mon numéro c'est zéro six douze trente-quatre cinquante-six")]
    [InlineData("trente-trois douze")]
    public void Judge_DigitsBeingDictated_IsIncomplete(string text) => French(text).ShouldBe(Completeness.Incomplete);

    [Fact]
    public void Judge_WholeTelephoneNumber_IsComplete() =>
        French("zéro six douze trente-quatre cinquante-six soixante-dix-huit").ShouldBe(Completeness.Complete);

    [Theory]
    [InlineData("demain matin", Completeness.Complete)]
    [InlineData("mardi à quatorze heures", Completeness.Complete)]
    [InlineData("plutôt l'après-midi", Completeness.Complete)]
    [InlineData("le", Completeness.Incomplete)]
    [InlineData("mardi vers", Completeness.Incomplete)]
    [InlineData("la semaine prochaine", Completeness.Unknown)]
    public void Judge_TimeWasAsked_WaitsForTheRestOfIt(string text, Completeness expected) =>
        French(text, AnswerKind.Date).ShouldBe(expected);

    [Theory]
    [InlineData("yes", Completeness.Complete)]
    [InlineData("no thank you", Completeness.Complete)]
    [InlineData("call me back tomorrow", Completeness.Complete)]
    [InlineData("yes but", Completeness.Incomplete)]
    [InlineData("i'm", Completeness.Incomplete)]
    [InlineData("my number is oh seven", Completeness.Unknown)]
    [InlineData("what is it", Completeness.Complete)]
    public void Judge_English_HasWordsOfItsOwn(string text, Completeness expected) =>
        ExpectedSpeech.For("en", AnswerKind.YesNo).Judge(text).ShouldBe(expected);

    [Fact]
    public void Judge_AnyText_NeverThrows()
    {
        var random = new Random(11);
        foreach (var kind in Enum.GetValues<AnswerKind>())
            for (var i = 0; i < 200; i++)
                Enum.IsDefined(French(RandomTexts.Next(random, 60), kind)).ShouldBeTrue();
    }

    private static Completeness French(string text, AnswerKind kind = AnswerKind.YesNo) =>
        ExpectedSpeech.For("fr", kind).Judge(text);
}
