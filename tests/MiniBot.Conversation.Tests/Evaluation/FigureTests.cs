namespace MiniBot.Conversation.Tests.Evaluation;

public sealed class FigureTests
{
    [Theory]
    [InlineData(92, 92, false, false)]
    [InlineData(91.9, 92, true, false)]
    [InlineData(93, 92, false, false)]
    [InlineData(93.1, 92, false, true)]
    public void Figure_AgainstAFloor(double value, double floor, bool isBelow, bool isFarAbove)
    {
        var figure = new Figure("right", value, IsError: false);

        (figure.IsBelow(floor), figure.IsFarAbove(floor)).ShouldBe((isBelow, isFarAbove));
        figure.IsBelow(figure.Floor).ShouldBeFalse();
        figure.IsFarAbove(figure.Floor).ShouldBeFalse();
    }

    [Theory]
    [InlineData(3, 3, false, false)]
    [InlineData(3.1, 3, true, false)]
    [InlineData(2, 3, false, false)]
    [InlineData(1.9, 3, false, true)]
    public void Error_AgainstACeiling(double value, double ceiling, bool isAbove, bool isFarBelow)
    {
        var figure = new Figure("wrong", value, IsError: true);

        (figure.IsBelow(ceiling), figure.IsFarAbove(ceiling)).ShouldBe((isAbove, isFarBelow));
        figure.IsBelow(figure.Floor).ShouldBeFalse();
        figure.IsFarAbove(figure.Floor).ShouldBeFalse();
    }
}
