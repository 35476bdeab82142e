using MiniBot.Conversation.Qualification;

namespace MiniBot.Conversation.Tests.Qualification;

public class HeardByTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, Ear.Speech)]
    [InlineData(0, 1, Ear.Text)]
    [InlineData(2, 2, Ear.Speech)]
    [InlineData(2, 3, Ear.Text)]
    [InlineData(3, 2, Ear.Speech)]
    public void Main_IsTheEarThatHeardMostAndSpeechAmongEquals(int speech, int text, Ear? main) =>
        new HeardBy(speech, text).Main.ShouldBe(main);

    [Fact]
    public void Plus_CountsTheEarAlone()
    {
        HeardBy.Nothing.Plus(Ear.Speech).ShouldBe(new HeardBy(1, 0));
        new HeardBy(4, 7).Plus(Ear.Text).ShouldBe(new HeardBy(4, 8));
        new HeardBy(4, 7).Plus(Ear.Speech).ShouldBe(new HeardBy(5, 7));
    }
}
