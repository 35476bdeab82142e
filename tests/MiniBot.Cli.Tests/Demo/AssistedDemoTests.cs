using MiniBot.Cli.Demo;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Demo;

public sealed class AssistedDemoTests
{
    [Fact]
    public void Scenario_OfTheDemoWithAModel_CanBeReadFromItsFolder()
    {
        var root = Directory.CreateTempSubdirectory("minibot-demo-").FullName;
        try
        {
            var folder = DemoFolder.TryOpen(root, out _)!;

            var path = AssistedDemo.Write(DataFolder.PathOf("scenarios", "demo-epargne.yaml"), folder);

            ScenarioFile.Read(path).ShouldBeOfType<ScenarioOutcome.Valid>().Scenario.AgentMode.ShouldBe(AgentMode.Assisted);
            folder.Files.ShouldContain(path);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
