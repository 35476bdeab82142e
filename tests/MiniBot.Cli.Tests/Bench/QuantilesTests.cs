using MiniBot.Cli.Bench;

namespace MiniBot.Cli.Tests.Bench;

public sealed class QuantilesTests
{
    [Fact]
    public void Values_InAnyOrder_GiveTheNearestRanks() =>
        Quantiles.Of(Enumerable.Range(1, 20).Reverse().Select(n => (double)n)).ShouldBe(new Quantiles(10, 19, 20));

    [Fact]
    public void Values_OneOrNone_AreTheirOwnQuantiles()
    {
        Quantiles.Of([3.14159]).ShouldBe(new Quantiles(3.1, 3.1, 3.1));
        Quantiles.Of([]).ShouldBe(new Quantiles(0, 0, 0));
    }
}
