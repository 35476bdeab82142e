namespace MiniBot.Cli.Tests.Commands;

public sealed class CommandRootTests : CommandBench
{
    [Fact]
    public async Task Help_ListsTheVerbsOfTheReadme()
    {
        var help = await RunAsync("--help");

        help.ExitCode.ShouldBe(ExitCode.Done);
        foreach (
            var verb in (string[])
                ["demo", "setup", "call", "campaign", "contacts", "scenario", "simulate", "replay", "mine", "doctor", "bench"]
        )
            help.Output.ShouldContain($"  {verb} ");
        help.Output.ShouldNotContain("\n  prospects ");
        help.Output.ShouldNotContain("probe-model");
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("campaign")]
    [InlineData("doctor --frobnicate")]
    [InlineData("scenario validate")]
    [InlineData("simulate")]
    [InlineData("replay")]
    [InlineData("mine")]
    [InlineData("campaign run spring --concurrency 0")]
    [InlineData("campaign run spring --port 70000")]
    [InlineData("campaign run spring --trunk trunk.example")]
    [InlineData("campaign run spring --address here")]
    [InlineData("campaign run spring --address")]
    [InlineData("campaign run spring --port")]
    [InlineData("bench media --calls")]
    [InlineData("bench media --seconds many")]
    [InlineData("demo --concurrency 51")]
    [InlineData("demo --concurrency many")]
    [InlineData("call sip:me@127.0.0.1 --scenario demo-epargne --ring 0")]
    [InlineData("call sip:me@127.0.0.1 --scenario demo-epargne --set Lucie")]
    public async Task WrongCommandLine_IsWrongUsageAndLeavesTheOutputClean(string line)
    {
        var result = await RunAsync([.. line.Split(' '), "--json"]);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Process_TellsTheShellItsExitCode()
    {
        var result = await MiniBotCommand.RunAsync("frobnicate");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldContain("frobnicate");
    }

    [Fact]
    public async Task Setup_NamesTheLauncher()
    {
        var result = await RunAsync("setup");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("./minibot setup");
    }
}
