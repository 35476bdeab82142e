using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Tests.Rails;

public class HeardWordsTests
{
    [Theory]
    [InlineData("Avez-vous déjà une épargne ?", 2, true, false)]
    [InlineData("Avez-vous déjà une épargne ?", 3, true, true)]
    [InlineData("Très bien. Avez-vous déjà une épargne ?", 4, true, false)]
    [InlineData("Très bien. Avez-vous déjà une épargne ?", 5, true, true)]
    [InlineData("Vous allez bien ? Je vous appelle au sujet de votre épargne.", 3, false, true)]
    [InlineData("C'est gratuit.", 2, false, false)]
    [InlineData("Dites-moi quand.", 2, true, true)]
    [InlineData("", 0, false, false)]
    public void Question_CanBeAnswered_OnceMostOfItWasHeard(string text, int heard, bool isLast, bool expected) =>
        HeardWords.HoldQuestion(text, heard, isLast).ShouldBe(expected);

    [Theory]
    [InlineData("", 0)]
    [InlineData("Avez-vous déjà une épargne ?", 4)]
    [InlineData("  3,5 %  de  plus ! ", 3)]
    public void Words_AreCountedByTheirLetters(string text, int words) => SpokenWords.Count(text).ShouldBe(words);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0.34, 1)]
    [InlineData(0.6, 2)]
    [InlineData(0.9, 3)]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    public void Words_HeardInPart_AreThoseThatEndedByThen(double share, int words) =>
        SpokenWords.Heard("Avez-vous déjà une épargne ?", share).ShouldBe(words);
}
