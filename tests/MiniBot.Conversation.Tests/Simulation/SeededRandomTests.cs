using System.Numerics;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Tests.Simulation;

public class SeededRandomTests
{
    // The published outputs of SplitMix64 for the seed 1234567.
    private static readonly ulong[] Published =
    [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ];

    [Fact]
    public void Next_IsThePublishedSequence()
    {
        var random = new SeededRandom(1234567);
        foreach (var bits in Published)
            random.Next(int.MaxValue).ShouldBe((int)(((BigInteger)bits * int.MaxValue) >> 64));
    }

    [Fact]
    public void NextDouble_IsThePublishedSequence()
    {
        var random = new SeededRandom(1234567);
        foreach (var bits in Published)
            random.NextDouble().ShouldBe((bits >> 11) / (double)(1UL << 53));
    }

    [Fact]
    public void ForCall_OtherSeedOrIndex_IsAnotherStream()
    {
        var firsts = new HashSet<double>();
        for (var seed = 0; seed < 50; seed++)
        for (var index = 0; index < 50; index++)
            firsts.Add(SeededRandom.ForCall(seed, index).NextDouble());
        firsts.Count.ShouldBe(2500);
    }

    [Fact]
    public void Next_CoversItsRangeEvenly()
    {
        var random = new SeededRandom(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;
        counts.ShouldAllBe(c => c > 9_500 && c < 10_500);
    }

    [Fact]
    public void Draw_FollowsTheWeights()
    {
        var random = new SeededRandom(2);
        var table = new WeightedTable<string>([("never", 0), ("one", 1), ("three", 3)]);
        var drawn = Enumerable.Range(0, 10_000).Select(_ => table.Draw(random)).ToList();
        drawn.ShouldNotContain("never");
        drawn.Count(d => d == "three").ShouldBeInRange(7_300, 7_700);
    }
}
