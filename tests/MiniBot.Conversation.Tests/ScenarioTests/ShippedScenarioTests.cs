using MiniBot.Conversation.ScenarioTests;

namespace MiniBot.Conversation.Tests.ScenarioTests;

/// <summary>The shipped conversations hold for the shipped scenarios.</summary>
public class ShippedScenarioTests
{
    private static readonly string Folder = RepositoryRoot.Combine("data", "scenarios", "tests");

    public static TheoryData<string, string> Conversations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in Files)
            foreach (var conversation in Read(file).Conversations)
                all.Add(Path.GetFileName(file), conversation.Name);
            return all;
        }
    }

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Run_ShippedConversation_EndsAsExpected(string file, string name)
    {
        var script = Read(Path.Combine(Folder, file));
        var scenario = Scripts.Parse(File.ReadAllText(Path.Combine(Folder, script.Scenario!)));

        var report = ScenarioTestRun.Run(scenario, script.Conversations.Single(c => c.Name == name));

        report.Failures.ShouldBeEmpty(
            string.Join(
                '\n',
                [.. report.Failures.Select(f => $"{file}:{f.Line}: {f}"), .. report.Transcript.Select(t => t.ToString())]
            )
        );
    }

    [Fact]
    public void Files_ShippedScenarios_EachHaveTheirConversations()
    {
        var scenarios = Directory.EnumerateFiles(RepositoryRoot.Combine("data", "scenarios"), "*.yaml").Select(Path.GetFileName);

        Files.Select(Path.GetFileName).ShouldBe(scenarios, ignoreOrder: true);
        Files.Sum(f => Read(f).Conversations.Length).ShouldBeGreaterThanOrEqualTo(12);
    }

    private static ScenarioTestFile Read(string path) =>
        ScenarioTestReader.Read(File.ReadAllText(path), Path.GetFileName(path)) switch
        {
            ScenarioTestOutcome.Valid valid => valid.File,
            ScenarioTestOutcome.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
            _ => throw new InvalidOperationException(),
        };
}
