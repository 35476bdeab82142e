namespace MiniBot.Cli.Tests.Commands;

public sealed class ScenarioCommandTests : CommandBench
{
    [Theory]
    [InlineData("demo-epargne")]
    [InlineData("rendez-vous-energie.yaml")]
    public async Task Validate_ShippedScenario_IsRight(string name)
    {
        var result = await RunAsync("scenario", "validate", name);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Output.ShouldContain("right");
    }

    [Fact]
    public async Task Validate_WrongFile_ListsEveryMistakeWithLineAndMend()
    {
        var file = WriteWrongScenario();

        var told = await RunAsync("scenario", "validate", file);
        var json = await RunAsync("scenario", "validate", file, "--json");

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Output.ShouldBeEmpty();
        json.ExitCode.ShouldBe(ExitCode.Failed);
        json.Json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        var errors = json.Json.GetProperty("errors").EnumerateArray().ToList();
        errors.Count.ShouldBeGreaterThan(1);
        told.Errors.ShouldContain($"{errors.Count} mistakes");
        errors.ShouldContain(e => e.GetProperty("key").GetString() == "agent_mode" && e.GetProperty("line").GetInt32() == 2);
        errors.ShouldContain(e => e.GetProperty("key").GetString() == "silence_seconds" && e.GetProperty("line").GetInt32() == 3);
        foreach (var error in errors)
        {
            error.GetProperty("mend").GetString().ShouldNotBeNullOrEmpty();
            told.Errors.ShouldContain($"wrong.yaml:{error.GetProperty("line")}:{error.GetProperty("column")}: ");
        }
    }

    [Theory]
    [InlineData("nowhere.yaml")]
    [InlineData("nowhere/demo-epargne.yaml")]
    [InlineData("")]
    public async Task Validate_NoSuchFile_SaysSoAndTakesNoOther(string path)
    {
        var result = await RunAsync("scenario", "validate", path, "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        result.Json.GetProperty("errors")[0].GetProperty("mend").GetString().ShouldBe("give the path of a scenario file");
    }

    [Fact]
    public async Task Validate_BytesThatAreNoUtf8_TellsTheirLine()
    {
        var file = PathOf("latin.yaml");
        await File.WriteAllBytesAsync(file, [.. "name: essai\nlanguage: fr\npurpose: l'"u8, 0xE9, .. "pargne\n"u8]);

        var result = await RunAsync("scenario", "validate", file);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Errors.ShouldContain("latin.yaml:3:1: this line is no UTF-8");
    }

    [Fact]
    public async Task Schema_Prints_TheShippedOne()
    {
        var result = await RunAsync("scenario", "schema");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }

    private string WriteWrongScenario() => Write("wrong.yaml", "name: wrong", "agent_mode: autopilot", "silence_seconds: never");
}
