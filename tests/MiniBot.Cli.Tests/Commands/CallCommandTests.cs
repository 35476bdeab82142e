using MiniBot.Testing.Peers;

namespace MiniBot.Cli.Tests.Commands;

public sealed class CallCommandTests : CommandBench
{
    [Theory]
    [InlineData("sip:somebody@192.0.2.1")]
    [InlineData("sip:somebody@127.0.0.1;maddr=192.0.2.1")]
    [InlineData("somebody")]
    [InlineData("+33199000001")]
    public async Task Call_NotDeclaredOwnOrNoTarget_IsRefused(string target)
    {
        var result = await CallAsync(target);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        File.Exists(Database).ShouldBeFalse();
    }

    [Fact]
    public async Task Call_ThisMachineThroughATrunk_IsNotUnderstoodAsOwn() =>
        (await CallAsync("sip:me@127.0.0.1", "--trunk", "sip:192.0.2.1")).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Call_WrongScenario_IsWrongUsage()
    {
        var result = await RunAsync("call", "sip:me@127.0.0.1", "--scenario", PathOf("none.yaml"), "--db", Database, "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Call_JournalCannotBeWritten_CallsNobody()
    {
        var result = await CallAsync("sip:me@127.0.0.1", "--journal", Directory.CreateDirectory(PathOf("taken")).FullName);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("cause").GetString()!.ShouldContain("--journal");
        result.Errors.ShouldNotContain("calling");
    }

    [PeerFact("sipp")]
    public async Task Call_Busy_SaysSoAndLeavesNoJournal()
    {
        await using var party = await SippCalledParty.StartAsync("busy");

        var result = await CallAsync(party.Uri, "--journal", PathOf("call.jsonl"), "--text");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("disposition").GetString().ShouldBe("BUSY");
        File.Exists(PathOf("call.jsonl")).ShouldBeFalse();
    }

    private Task<CommandResult> CallAsync(string target, params string[] options) =>
        RunAsync([.. (string[])["call", target, "--scenario", "demo-epargne", "--db", Database, "--json"], .. options]);
}
