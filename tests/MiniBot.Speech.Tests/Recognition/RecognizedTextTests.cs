using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Tests.Recognition;

public sealed class RecognizedTextTests
{
    private static readonly RecognizedWord Word = new("oui", TimeSpan.Zero, TimeSpan.FromSeconds(0.3), 0.8);

    [Fact]
    public void Words_NoneGiven_AreEmpty()
    {
        new RecognizedText("oui", 1).Words.ShouldBeEmpty();
        default(RecognizedText).Words.ShouldBeEmpty();
    }

    [Fact]
    public void Equals_SameWordsInDifferentArrays_IsTrue()
    {
        var one = new RecognizedText("oui", 1) { Words = [Word] };
        var other = new RecognizedText("oui", 1) { Words = [Word] };

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Equals_AnotherTimeOrNoWords_IsFalse()
    {
        var text = new RecognizedText("oui", 1) { Words = [Word] };

        text.ShouldNotBe(new RecognizedText("oui", 1));
        text.ShouldNotBe(new RecognizedText("oui", 1) { Words = [Word with { End = TimeSpan.FromSeconds(0.4) }] });
    }
}
