namespace MiniBot.Cli.Tests.Commands;

public sealed class ScenarioTestCommandTests : CommandBench
{
    private static string Shipped(string name) => RepositoryRoot.Combine("data", "scenarios", "tests", name);

    [Theory]
    [InlineData("demo-epargne.yaml")]
    [InlineData("rendez-vous-energie.yaml")]
    public async Task Test_ShippedConversations_AreAsExpected(string name)
    {
        var result = await RunAsync("scenario", "test", Shipped(name), "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("failed").GetInt32().ShouldBe(0);
        result.Json.GetProperty("total").GetInt32().ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Test_FailingExpectation_IsToldWithFileLineAndTranscript()
    {
        var file = WriteTest("- caller: oui", "  expect: {step: Q2}");

        var told = await RunAsync("scenario", "test", file, "--scenario", "demo-epargne");
        var json = await RunAsync("scenario", "test", file, "--scenario", "demo-epargne", "--json");

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Errors.ShouldContain("talk.yaml:5: step: expected Q2; the call goes on at Q1");
        told.Errors.ShouldContain("agent   Avez-vous déjà une épargne ?");
        told.Output.ShouldContain("1 conversations: 0 as expected, 1 not");
        json.ExitCode.ShouldBe(ExitCode.Failed);
        var failure = json.Json.GetProperty("conversations")[0].GetProperty("failures")[0];
        failure.GetProperty("line").GetInt32().ShouldBe(5);
        failure.GetProperty("expected").GetString().ShouldBe("Q2");
        json.Json.GetProperty("conversations")[0].GetProperty("transcript").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Test_NoScenarioNamed_IsWrongUsage()
    {
        var result = await RunAsync("scenario", "test", WriteTest("- caller: oui"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("--scenario");
    }

    [Fact]
    public async Task Test_WrongFile_ListsItsMistakes()
    {
        var result = await RunAsync("scenario", "test", WriteTest("- caler: oui"), "--scenario", "demo-epargne", "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("errors")[0].GetProperty("line").GetInt32().ShouldBe(4);
        result.Errors.ShouldContain("did you mean 'caller'?");
    }

    [Theory]
    [InlineData("none.yaml", "demo-epargne")]
    [InlineData("talk.yaml", "no-such-scenario")]
    public async Task Test_NoSuchFile_IsWrongUsage(string file, string scenario)
    {
        WriteTest("- caller: oui");

        var result = await RunAsync("scenario", "test", PathOf(file), "--scenario", scenario);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Output.ShouldBeEmpty();
    }

    private string WriteTest(params IEnumerable<string> turns) =>
        Write("talk.yaml", ["conversations:", "  - name: a", "    turns:", .. turns.Select(t => "      " + t)]);
}
