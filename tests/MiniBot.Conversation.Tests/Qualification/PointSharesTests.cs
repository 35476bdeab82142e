using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Qualification;

namespace MiniBot.Conversation.Tests.Qualification;

public class PointSharesTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260302, 7);

    [Theory]
    [InlineData(new double[] { 1 }, new[] { 100 })]
    [InlineData(new double[] { 1, 1, 1 }, new[] { 34, 33, 33 })]
    [InlineData(new double[] { 3, 1, 4 }, new[] { 38, 12, 50 })]
    [InlineData(new double[] { 20, 20, 25, 35 }, new[] { 20, 20, 25, 35 })]
    [InlineData(new[] { 0, 0.001, 1000 }, new[] { 0, 0, 100 })]
    [InlineData(new double[] { 0, 7, 0 }, new[] { 0, 100, 0 })]
    [InlineData(new[] { double.Epsilon, double.Epsilon }, new[] { 50, 50 })]
    public void Of_Weights_GivesTheLargestRemainders(double[] weights, int[] points) => PointShares.Of(weights).ShouldBe(points);

    [Fact]
    public void Of_AnyWeights_AddsUpToAHundredWithinOnePointOfTheExactShare() =>
        Prop.ForAll(
                Gen.Choose(1, 13)
                    .SelectMany(count => Gen.Choose(0, 100_000).Select(w => w / 100.0).ArrayOf(count))
                    .Where(weights => weights.Sum() > 0)
                    .ToArbitrary(),
                weights =>
                {
                    var points = PointShares.Of(weights);
                    points.Sum().ShouldBe(100);
                    for (var i = 0; i < weights.Length; i++)
                    {
                        (Math.Abs(points[i] - (weights[i] * 100 / weights.Sum())) < 1.0001).ShouldBeTrue();
                        if (weights[i] == 0)
                            points[i].ShouldBe(0);
                    }
                }
            )
            .Check(Seeded);
}
