using System.Text;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("C'est trop CHER !", "c est trop cher")]
    [InlineData("Œuvre, cœur et Æquo", "oeuvre coeur et aequo")]
    [InlineData("14h30", "14 h 30")]
    [InlineData("rappelez à 9h", "rappelez a 9 h")]
    [InlineData("ÇA, là-bas ; où ?", "ca la bas ou")]
    [InlineData("  espaces\t\u00A0partout\r\n", "espaces partout")]
    [InlineData("naïve L’Haÿ", "naive l hay")]
    [InlineData("日本 😀 \uD800", "")]
    [InlineData("\u0301", "")]
    [InlineData("", "")]
    public void Fold_Text_IsLowerCaseAsciiWords(string text, string expected) => Folding.Of(text).ShouldBe(expected);

    [Fact]
    public void Fold_AccentsApartFromTheirLetter_AreTheSame()
    {
        for (var c = '\0'; c < '\u0180'; c++)
        {
            var text = $"a{c}b";
            Folding
                .Of(text.Normalize(NormalizationForm.FormD))
                .ShouldBe(Folding.Of(text.Normalize(NormalizationForm.FormC)), $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void Fold_AnyCharacters_AreWordsOfLettersOrOfDigits()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 5000; round++)
        {
            var folded = Folding.Of(RandomTexts.Next(random, 200));
            foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                (word.All(char.IsAsciiLetterLower) || word.All(char.IsAsciiDigit)).ShouldBeTrue(word);
            folded.ShouldBe(string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Fact]
    public void Fold_Twice_ChangesNothing()
    {
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var folded = Folding.Of(RandomTexts.Next(random, 200));
            Folding.Of(folded).ShouldBe(folded);
        }
    }

    [Fact]
    public void Fold_LittleRoom_WritesWhatFits()
    {
        var text = string.Concat(Enumerable.Repeat("œ1", 100));
        for (var room = 0; room < 40; room++)
        {
            var folded = new char[room];
            var length = TextFolding.Fold(text, folded);
            length.ShouldBeInRange(0, room);
            Folding.Of(text).ShouldStartWith(new string(folded, 0, length));
        }
    }

    [Fact]
    public void Fold_AMegabyte_LooksAtTheBeginning()
    {
        var folded = new char[3 * TextFolding.MaxLength];

        TextFolding.Fold(new string('a', 1 << 20), folded).ShouldBe(TextFolding.MaxLength);
    }
}
