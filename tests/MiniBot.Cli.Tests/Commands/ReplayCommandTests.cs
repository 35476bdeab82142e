namespace MiniBot.Cli.Tests.Commands;

public sealed class ReplayCommandTests : CommandBench
{
    [Fact]
    public async Task Replay_UntouchedJournals_AreIdentical()
    {
        var result = await RunAsync("replay", await SimulateAsync());

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Output.ShouldBe($"20 journals: 20 identical, 0 different, 0 refused{Environment.NewLine}");
        result.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_ChangedAction_IsShownLineByLine()
    {
        var file = await FirstAsync();
        await ChangeAsync(file, "Appel commercial", "Appel amical");

        var told = await RunAsync("replay", file);
        var json = await RunAsync("replay", file, "--json");

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Output.ShouldContain("line 2: {\"type\":\"answered\"}");
        told.Output.ShouldContain("  - {\"type\":\"say\",\"playout\":1,\"text\":\"Bonjour");
        told.Output.ShouldContain("Appel amical");
        told.Output.ShouldContain("1 journals: 0 identical, 1 different, 0 refused");
        json.ExitCode.ShouldBe(ExitCode.Failed);
        json.Json.GetProperty("different").GetInt32().ShouldBe(1);
        json.Json.GetProperty("files")[0].GetProperty("differences").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Replay_ChangedDecision_IsADifference()
    {
        var file = await FirstAsync();
        await ChangeAsync(file, "\"rule\":\"disclosure\"", "\"rule\":\"pitch\"");

        var result = await RunAsync("replay", file);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Output.ShouldContain("  - pitch at no step, read as nothing");
        result.Output.ShouldContain("  + disclosure at no step, read as nothing");
    }

    [Fact]
    public async Task Replay_TruncatedJournal_SaysHowFarItGoes()
    {
        var file = await FirstAsync();
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..^20]);

        var result = await RunAsync("replay", file);

        result.ExitCode.ShouldBe(ExitCode.Done);
        result.Errors.ShouldContain($"the last line is cut off; the {text.Split('\n').Length - 3} before it were replayed");
    }

    [Fact]
    public async Task Replay_JournalThatIsNone_IsRefusedWithTheReason()
    {
        var folder = PathOf("bad");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.jsonl"), "{\"journal\":3}\n");
        await File.WriteAllBytesAsync(Path.Combine(folder, "b.jsonl"), [0x7B, 0xFF, 0xFE]);
        await File.WriteAllTextAsync(Path.Combine(folder, "c.jsonl"), "");
        await File.WriteAllTextAsync(Path.Combine(folder, "d.jsonl"), "{\"journal\":1,\"scen");

        var told = await RunAsync("replay", folder);
        var json = await RunAsync("replay", folder, "--json");

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Errors.ShouldContain("a.jsonl: line 1: the journal has version 3, this program reads up to 2: update the program");
        told.Errors.ShouldContain("b.jsonl: line 1: line 1 is no UTF-8: save the file as UTF-8");
        told.Errors.ShouldContain("c.jsonl: line 1: the journal is empty");
        told.Errors.ShouldContain("d.jsonl: line 1: the first line is no journal header");
        json.Json.GetProperty("refused").GetInt32().ShouldBe(4);
        json.Json.GetProperty("files")[0].GetProperty("verdict").GetString().ShouldBe("REFUSED");
    }

    [Fact]
    public async Task Replay_OfAnotherScenario_SaysWhichOneIsNeeded()
    {
        var file = await FirstAsync();

        var other = await RunAsync("replay", file, "--scenario", "rendez-vous-energie");
        await ChangeAsync(file, "\"scenario\":\"demo-epargne\"", "\"scenario\":\"our-own\"");
        var unknown = await RunAsync("replay", file);

        other.ExitCode.ShouldBe(ExitCode.Failed);
        other.Errors.ShouldContain("the call followed the scenario 'demo-epargne', not 'rendez-vous-energie'");
        unknown.ExitCode.ShouldBe(ExitCode.Failed);
        unknown.Errors.ShouldContain("no scenario 'our-own' is shipped: give its file with --scenario");
    }

    [Fact]
    public async Task Replay_OfAnOlderVersionOfTheScenario_NeedsItsFile()
    {
        var file = await FirstAsync();
        var text = await File.ReadAllTextAsync(file);
        var hash = text[(text.IndexOf("hash\":\"", StringComparison.Ordinal) + 7)..][..64];
        await ChangeAsync(file, hash, new string('0', 64));

        var shipped = await RunAsync("replay", file);
        var named = await RunAsync("replay", file, "--scenario", "demo-epargne");

        shipped.ExitCode.ShouldBe(ExitCode.Failed);
        shipped.Errors.ShouldContain("the call followed another version of the scenario 'demo-epargne'");
        named.ExitCode.ShouldBe(ExitCode.Done, named.Errors);
        named.Errors.ShouldContain("the scenario's file is not the one that the call followed");
    }

    [Fact]
    public async Task Replay_OfAnotherCatalogue_SaysSo()
    {
        var file = await FirstAsync();
        var text = await File.ReadAllTextAsync(file);
        var hash = text[(text.IndexOf("catalogue_hash\":\"", StringComparison.Ordinal) + 17)..][..64];
        await ChangeAsync(file, hash, new string('0', 64));

        var result = await RunAsync("replay", file);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Errors.ShouldContain("the catalogue is not the one that the call answered from");
    }

    [Fact]
    public async Task Replay_NothingThere_IsWrongUsage()
    {
        var missing = await RunAsync("replay", PathOf("nowhere.jsonl"), "--json");
        Directory.CreateDirectory(PathOf("empty"));
        var empty = await RunAsync("replay", PathOf("empty"));

        missing.ExitCode.ShouldBe(ExitCode.Usage);
        missing.Json.GetProperty("error").GetString()!.ShouldStartWith("there is no journal ");
        empty.ExitCode.ShouldBe(ExitCode.Usage);
        empty.Errors.ShouldContain("there is no journal (*.jsonl) below");
    }

    private async Task<string> SimulateAsync()
    {
        var folder = PathOf("journals");
        var result = await RunAsync("simulate", "--scenario", "demo-epargne", "--count", "20", "--journals", folder);
        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        return folder;
    }

    private async Task<string> FirstAsync() => Directory.GetFiles(await SimulateAsync()).Order(StringComparer.Ordinal).First();

    private static async Task ChangeAsync(string file, string from, string to)
    {
        var text = await File.ReadAllTextAsync(file);
        text.ShouldContain(from);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
