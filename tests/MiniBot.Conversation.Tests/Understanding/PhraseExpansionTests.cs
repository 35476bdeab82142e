using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

public class PhraseExpansionTests
{
    [Theory]
    [InlineData("oui", "oui")]
    [InlineData("(oui|ouais) merci", "oui merci;ouais merci")]
    [InlineData("(ne|) rappelez (plus|jamais)", "ne rappelez plus;ne rappelez jamais;rappelez plus;rappelez jamais")]
    [InlineData("d'(un|une) coup", "d'un coup;d'une coup")]
    public void TryExpand_Alternatives_AreWrittenOut(string phrase, string variants) =>
        PhraseExpansion.TryExpand(phrase).ShouldBe(variants.Split(';'));

    [Theory]
    [InlineData("(a|b")]
    [InlineData("a)")]
    [InlineData("((a|b)|c)")]
    public void TryExpand_UnmatchedOrNested_IsRefused(string phrase) => PhraseExpansion.TryExpand(phrase).ShouldBeNull();

    [Fact]
    public void TryExpand_TooMany_IsRefused() =>
        PhraseExpansion.TryExpand(string.Concat(Enumerable.Repeat("(a|b)", 9))).ShouldBeNull();
}
