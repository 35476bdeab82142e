using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

public class NormalizerTests
{
    [Theory]
    [InlineData("Ça ne m’intéresse PAS !", "ca m interesse pas")]
    [InlineData("euh… ben oui, d'accord", "oui d accord")]
    [InlineData("rappelez-moi à 14h30", "rappelez moi a 14 h 30")]
    [InlineData("ma sœur", "ma soeur")]
    [InlineData("C\u0327a va", "ca va")]
    [InlineData("\uD83D\uDE00 oui \uD800 \uFFFF", "oui")]
    [InlineData("...", "")]
    public void Words_OfAnUtterance_AreThoseThatDecide(string text, string words) =>
        string.Join(' ', IntentPack.French.Normalizer.Words(text)).ShouldBe(words);
}
