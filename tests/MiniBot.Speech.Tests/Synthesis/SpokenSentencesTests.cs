using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SpokenSentencesTests
{
    [Theory]
    [InlineData("Bonjour. Vous allez bien ? Parfait !", "Bonjour.|Vous allez bien ?|Parfait !")]
    [InlineData("Bonjour monsieur Martin", "Bonjour monsieur Martin")]
    [InlineData("Eh bien... oui. Non.", "Eh bien... oui.|Non.")]
    [InlineData("Il a dit \" oui. \" Puis rien.", "Il a dit \" oui.\"|Puis rien.")]
    [InlineData("Quoi ?! Non.", "Quoi ?!|Non.")]
    [InlineData("... Bonjour.", "Bonjour.")]
    [InlineData("", "")]
    public void Of_Text_IsCutAfterSentences(string text, string sentences) =>
        string.Join('|', SpokenSentences.Of(text)).ShouldBe(sentences);

    [Fact]
    public void Of_EndlessSentence_IsCutAtCommas()
    {
        var sentences = SpokenSentences.Of(string.Join(", ", Enumerable.Repeat("et encore un mot", 60)));

        sentences.Count.ShouldBeGreaterThan(2);
        sentences.ShouldAllBe(sentence => sentence.Length <= SpokenSentences.LongestSentence + 1);
        sentences.SkipLast(1).ShouldAllBe(sentence => sentence.EndsWith(','));
    }

    [Theory]
    [InlineData("M. Martin est là. Il a 3,5 %.", "M. Martin est là.|Il a 3,5 %.")]
    [InlineData("Voir p. ex. Paris. Très bien.", "Voir p. ex. Paris.|Très bien.")]
    [InlineData("Bonjour  madame.\nMerci.", "Bonjour madame.|Merci.")]
    public void PartsOf_WrittenText_IsSharedAmongItsSentences(string written, string parts)
    {
        var sentences = SpokenSentences.Of(SpokenText.For(written, "fr-FR"));

        var found = SpokenSentences.PartsOf(written, sentences);

        found.Count.ShouldBe(sentences.Count);
        string.Join(' ', found).ShouldBe(parts.Replace('|', ' '));
    }

    [Fact]
    public void Of_AnyText_LosesNoLetter() =>
        Prop.ForAll<NonNull<string>>(text => Letters(string.Concat(SpokenSentences.Of(text.Get))).ShouldBe(Letters(text.Get)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
