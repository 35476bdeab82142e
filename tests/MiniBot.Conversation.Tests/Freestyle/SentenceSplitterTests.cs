using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Freestyle;

namespace MiniBot.Conversation.Tests.Freestyle;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("Oui. Je vous écoute.", "Oui.|Je vous écoute.")]
    [InlineData("M. Martin et Mme. Roy sont là. Bien.", "M. Martin et Mme. Roy sont là.|Bien.")]
    [InlineData("Le taux est de 3.5 ou 3,5. Voilà !", "Le taux est de 3.5 ou 3,5.|Voilà !")]
    [InlineData("Eh bien… oui. D'accord… Alors voyons.", "Eh bien… oui.|D'accord…|Alors voyons.")]
    [InlineData("Attendez... je regarde... Voilà.", "Attendez... je regarde...|Voilà.")]
    [InlineData("Ah ! oui. Quoi ? Rien.", "Ah ! oui.|Quoi ?|Rien.")]
    [InlineData("Il a dit « oui. » Puis rien.", "Il a dit « oui. »|Puis rien.")]
    [InlineData("Un.\nDeux\n\n- Trois", "Un.|Deux|- Trois")]
    [InlineData("1. Le livret. 2. Le reste.", "1. Le livret.|2. Le reste.")]
    [InlineData("Voyez p. ex. le livret, etc. Voilà", "Voyez p. ex. le livret, etc.|Voilà")]
    [InlineData("  ", "")]
    public void Push_Text_IsCutIntoSentences(string text, string expected) =>
        string.Join('|', Split(text, int.MaxValue)).ShouldBe(expected);

    [Fact]
    public void Push_AnyPieces_GiveTheSameSentences()
    {
        var words = Gen.Elements(
            "M.",
            "oui",
            "Bien.",
            "3.5",
            "…",
            "Ah !",
            "« non. »",
            "etc.",
            "\n",
            " ",
            "Quoi ?",
            "1.",
            "(ex. ici)",
            "..."
        );
        var texts = Gen.ListOf(words).Select(list => string.Join(' ', list));
        Prop.ForAll(
                Gen.Zip(texts, Gen.Choose(1, 9)).ToArbitrary(),
                pair => Split(pair.Item1, pair.Item2).SequenceEqual(Split(pair.Item1, int.MaxValue))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 9));
    }

    [Fact]
    public void Push_NoEndOfSentence_IsCutAtASpace()
    {
        var sentences = Split(string.Concat(Enumerable.Repeat("mot ", 150)), 3);

        sentences.Count.ShouldBe(2);
        sentences.ShouldAllBe(s => s.Length <= SentenceSplitter.MaxSentenceLength && s.EndsWith("mot"));
    }

    [Fact]
    public void Push_TooMuchText_IsNotRead()
    {
        var splitter = new SentenceSplitter();
        splitter
            .Push(new string('a', 100_000))
            .Sum(s => s.Length)
            .ShouldBe(SentenceSplitter.MaxTextLength - SentenceSplitter.MaxSentenceLength);
        splitter.IsFull.ShouldBeTrue();
        splitter.Push("Encore. Oui.").ShouldBeEmpty();
    }

    private static List<string> Split(string text, int size)
    {
        var splitter = new SentenceSplitter();
        var sentences = new List<string>();
        foreach (var piece in text.Chunk(Math.Min(size, Math.Max(1, text.Length))))
            sentences.AddRange(splitter.Push(piece));
        sentences.AddRange(splitter.Flush());
        return sentences;
    }
}
