using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class FeatureIndexTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(5000)]
    public void Find_KnownFeature_IsItsRowAndAnyOtherIsUnknown(int count)
    {
        var random = new Random(count);
        var known = Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64()).Distinct().ToArray();

        var index = new FeatureIndex(known);

        known.Select(index.Find).ShouldBe(Enumerable.Range(0, known.Length));
        Enumerable
            .Range(0, 1000)
            .Select(_ => index.Find((ulong)random.NextInt64()))
            .ShouldAllBe(row => row == FeatureIndex.Unknown);
    }

    [Fact]
    public void Find_FeaturesThatShareASlot_AreToldApart()
    {
        ulong[] colliding = [0, 1UL << 40, 1UL << 41, 1UL << 42, ulong.MaxValue, ulong.MaxValue >> 1];

        var index = new FeatureIndex(colliding);

        colliding.Select(index.Find).ShouldBe([0, 1, 2, 3, 4, 5]);
        index.Find(1UL << 43).ShouldBe(FeatureIndex.Unknown);
    }
}
