using MiniBot.Calls.Machines;

namespace MiniBot.Calls.Tests.Machines;

public class GreetingTreeTests
{
    private const string Small = """
        {"tree": {"feature": "longest_burst_ms", "threshold": 1500,
          "below": {"machine": 0.1, "scenes": 20},
          "otherwise": {"feature": "bursts", "threshold": 3, "below": {"machine": 1}, "otherwise": {"machine": 0.5}}}}
        """;

    [Theory]
    [InlineData(1499, 9, 0.1, "longest_burst_ms < 1500")]
    [InlineData(1500, 2, 1, "longest_burst_ms ≥ 1500, bursts < 3")]
    [InlineData(9000, 3, 0.5, "longest_burst_ms ≥ 1500, bursts ≥ 3")]
    public void Decide_Features_GivesTheLeafAndItsPath(double longestBurst, double bursts, double machine, string path)
    {
        var features = new double[GreetingTimeline.FeatureCount];
        features[(int)GreetingFeature.LongestBurstMs] = longestBurst;
        features[(int)GreetingFeature.Bursts] = bursts;

        var leaf = Read(Small).Decide(features);

        leaf.Machine.ShouldBe(machine);
        leaf.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{}", "no tree")]
    [InlineData("""{"tree": {"machine": 1.5}}""", "share from 0 to 1")]
    [InlineData("""{"tree": {"feature": "bursts", "below": {"machine": 1}}}""", "both branches")]
    [InlineData("""{"tree": {"feature": "loudness", "below": {"machine": 1}, "otherwise": {"machine": 0}}}""", "line 1")]
    public void TryRead_WrongFile_IsRefusedWithTheReason(string json, string reason)
    {
        GreetingTree.TryRead(json, out var error).ShouldBeNull();
        error.ShouldNotBeNull().ShouldContain(reason);
    }

    [Fact]
    public void Shipped_Tree_SaysHowItWasMade()
    {
        var file = File.ReadAllText(RepositoryRoot.Combine("data", "machines", "tree.json"));

        GreetingTree.TryRead(file, out var error).ShouldNotBeNull(error);
        file.ShouldContain("learn-greetings");
    }

    [Fact]
    public void Shipped_Tree_TakesAShortGreetingForAPersonAndALongOneForAMachine()
    {
        var person = new GreetingTimeline();
        var machine = new GreetingTimeline();
        for (var frame = 0; frame < 200; frame++)
        {
            person.Next(frame is >= 20 and < 50);
            machine.Next(frame >= 20);
        }

        GreetingTree.Shipped.Decide(person.Features()).Machine.ShouldBeLessThan(0.1);
        GreetingTree.Shipped.Decide(machine.Features()).Machine.ShouldBeGreaterThan(0.95);
    }

    private static GreetingTree Read(string json) => GreetingTree.TryRead(json, out var error).ShouldNotBeNull(error);
}
