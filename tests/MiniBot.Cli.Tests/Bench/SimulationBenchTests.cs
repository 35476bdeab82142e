using MiniBot.Cli.Bench;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Bench;

public sealed class SimulationBenchTests
{
    [Fact]
    public async Task Run_MeasuresOneThreadAndAll()
    {
        var scenario = ScenarioFile.Read("demo-epargne").ShouldBeOfType<ScenarioOutcome.Valid>().Scenario;

        var report = await new SimulationBench(scenario, 1000, TimeProvider.System).RunAsync(new Progress<int>(), default);

        report.Runs[0].Threads.ShouldBe(1);
        report.Runs[^1].Threads.ShouldBe(Environment.ProcessorCount);
        report.Runs.ShouldAllBe(r => r.ConversationsPerMinute > 0 && r.MicrosecondsPerTurn > 0 && r.BytesPerConversation > 0);
        report.Conversations.ShouldBe(1000);
    }
}
