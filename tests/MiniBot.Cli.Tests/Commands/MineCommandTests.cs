namespace MiniBot.Cli.Tests.Commands;

public sealed class MineCommandTests : CommandBench
{
    [Fact]
    public async Task Mine_SimulatedJournals_ProposesTheMostFrequentFirst()
    {
        var folder = await SimulateAsync();

        var told = await RunAsync("mine", folder, "--top", "3");
        var json = await RunAsync("mine", folder, "--json");

        told.ExitCode.ShouldBe(ExitCode.Done, told.Errors);
        told.Output.ShouldContain("  - id: own.");
        told.Output.ShouldContain("    answer: \"\"");
        told.Errors.ShouldContain("100 journals");
        var groups = json.Json.GetProperty("groups").EnumerateArray().ToList();
        groups.Count.ShouldBeGreaterThan(3);
        var counts = groups.Select(g => g.GetProperty("count").GetInt32()).ToList();
        counts.ShouldBe(counts.OrderDescending());
        counts.ShouldAllBe(c => c >= 2);
        groups.Select(g => g.GetProperty("id").GetString()).Distinct().Count().ShouldBe(groups.Count);
        foreach (var group in groups)
            group
                .GetProperty("phrases")
                .EnumerateArray()
                .Sum(p => p.GetProperty("count").GetInt32())
                .ShouldBe(group.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Mine_Twice_PrintsTheSame()
    {
        var folder = await SimulateAsync();

        (await RunAsync("mine", folder, "--json")).Output.ShouldBe((await RunAsync("mine", folder, "--json")).Output);
    }

    [Fact]
    public async Task Mine_DamagedJournal_IsNamedAndTheOthersAreMined()
    {
        var folder = await SimulateAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "damaged.jsonl"), "hello\n");

        var result = await RunAsync("mine", folder, "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("journals").GetInt32().ShouldBe(101);
        result.Json.GetProperty("refused")[0].GetProperty("line").GetInt32().ShouldBe(1);
        result.Json.GetProperty("groups").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Mine_NothingThere_IsWrongUsage()
    {
        var result = await RunAsync("mine", PathOf("nowhere"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("error").GetString()!.ShouldStartWith("there is no journal ");
    }

    private async Task<string> SimulateAsync()
    {
        var folder = PathOf("journals");
        var result = await RunAsync(
            "simulate",
            "--scenario",
            "demo-epargne",
            "--count",
            "100",
            "--wer",
            "0.2",
            "--journals",
            folder
        );
        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        return folder;
    }
}
