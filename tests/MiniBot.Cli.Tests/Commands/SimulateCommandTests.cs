namespace MiniBot.Cli.Tests.Commands;

public sealed class SimulateCommandTests : CommandBench
{
    private static readonly string[] Hundred = ["simulate", "--scenario", "demo-epargne", "--count", "100", "--wer", "0.15"];

    [Fact]
    public async Task Simulate_SameSeed_PrintsTheSameOnAnyNumberOfThreads()
    {
        var one = await RunAsync([.. Hundred, "--seed", "5", "--threads", "1", "--json"]);
        var two = await RunAsync([.. Hundred, "--seed", "5", "--threads", "2", "--json"]);
        var other = await RunAsync([.. Hundred, "--seed", "6", "--json"]);

        one.ExitCode.ShouldBe(ExitCode.Done, one.Errors);
        two.Output.ShouldBe(one.Output);
        other.Output.ShouldNotBe(one.Output);
        one.Errors.ShouldContain("a minute");
        one.Output.ShouldNotContain("a minute");
        one.Json.GetProperty("calls").GetInt32().ShouldBe(100);
        one.Json.GetProperty("outcomes").EnumerateArray().Sum(o => o.GetProperty("count").GetInt32()).ShouldBe(100);
        one.Json.GetProperty("outcomes")
            .EnumerateArray()
            .Select(o => o.GetProperty("disposition").GetString())
            .ShouldContain("LEAD");
    }

    [Fact]
    public async Task Simulate_ForAPerson_PrintsOutcomesAndFigures()
    {
        var result = await RunAsync(Hundred);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        foreach (var part in (string[])["LEAD", "turns of the caller", "time to a lead", "gen.faq.price", "not understood"])
            result.Output.ShouldContain(part);
    }

    [Fact]
    public async Task Simulate_Journals_AreWrittenAndReplayIdentically()
    {
        var folder = PathOf("journals");

        var simulated = await RunAsync([.. Hundred, "--journals", folder]);
        var again = await RunAsync([.. Hundred, "--journals", folder]);
        var replayed = await RunAsync("replay", folder, "--json");

        simulated.ExitCode.ShouldBe(ExitCode.Done, simulated.Errors);
        Directory.GetFiles(folder, "*.jsonl").Length.ShouldBe(100);
        again.ExitCode.ShouldBe(ExitCode.Failed);
        again.Errors.ShouldContain("is not empty");
        replayed.ExitCode.ShouldBe(ExitCode.Done, replayed.Output);
        replayed.Json.GetProperty("identical").GetInt32().ShouldBe(100);
    }

    [Fact]
    public async Task Simulate_OwnPersonas_AreTheOnesCalled()
    {
        var file = Write("mine.yaml", "language: fr", "personas: [{ id: nobody, acts: { silent: 1 } }]");

        var result = await RunAsync([.. Hundred, "--personas", file, "--json"]);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("personas")[0].GetProperty("id").GetString().ShouldBe("nobody");
        result.Json.GetProperty("outcomes")[0].GetProperty("disposition").GetString().ShouldBe("NO_ANSWER");
    }

    [Fact]
    public async Task Simulate_WrongPersonas_ListsEveryMistake()
    {
        var file = Write("wrong.yaml", "language: fr", "personas:", "  - id: one", "    acts: { yess: 1 }", "    patience: 0");

        var told = await RunAsync([.. Hundred, "--personas", file]);
        var json = await RunAsync([.. Hundred, "--personas", file, "--json"]);

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Output.ShouldBeEmpty();
        told.Errors.ShouldContain("wrong.yaml:4:13: personas[1].acts.yess: this key is not known. To mend: did you mean 'yes'?");
        told.Errors.ShouldContain("wrong.yaml:5:15: personas[1].patience: 0 is out of range");
        json.Json.GetProperty("errors").GetArrayLength().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Simulate_PersonasThatAreNoUtf8OrMissing_AreRefused()
    {
        var file = PathOf("latin.yaml");
        await File.WriteAllBytesAsync(file, [.. "language: fr # "u8, 0xE9, 0x0A]);

        var latin = await RunAsync([.. Hundred, "--personas", file, "--json"]);
        var missing = await RunAsync([.. Hundred, "--personas", PathOf("nowhere.yaml"), "--json"]);

        latin.ExitCode.ShouldBe(ExitCode.Failed);
        latin.Json.GetProperty("error").GetString()!.ShouldContain("is no UTF-8: save the file as UTF-8");
        missing.ExitCode.ShouldBe(ExitCode.Failed);
        missing.Json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Simulate_NoSuchScenario_IsRefused()
    {
        var result = await RunAsync("simulate", "--scenario", "nowhere.yaml", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString().ShouldBe("the scenario is wrong");
    }

    [Theory]
    [InlineData("--count 0")]
    [InlineData("--count many")]
    [InlineData("--wer 1.5")]
    [InlineData("--wer -0.1")]
    [InlineData("--wer NaN")]
    [InlineData("--wer 0,15")]
    [InlineData("--seed -1")]
    [InlineData("--threads 0")]
    public async Task Simulate_OutOfLimits_IsWrongUsage(string option)
    {
        var result = await RunAsync(["simulate", "--scenario", "demo-epargne", .. option.Split(' ')]);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain(option.Split(' ')[0]);
    }
}
