using System.Xml.Linq;

namespace MiniBot.Cli.Tests.Commands;

public sealed class ScenarioShowCommandTests : CommandBench
{
    [Fact]
    public async Task Show_ShippedScenario_DrawsEveryStepWithoutColours()
    {
        var result = await RunAsync("scenario", "show", "demo-epargne");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Errors.ShouldBeEmpty();
        foreach (var step in new[] { "Disclosure", "Hello", "Q1", "Q2", "Q3", "Is_Leads", "Confirm_Time", "Bye" })
            result.Output.ShouldContain($"╭─ {step} · ");
        result.Output.ShouldContain("Score: a lead from 70 points");
        result.Output.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task Show_Svg_IsWritten()
    {
        var svg = PathOf("rail.svg");

        var result = await RunAsync("scenario", "show", "rendez-vous-energie", "--svg", svg, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        XDocument.Load(svg).Root!.Name.LocalName.ShouldBe("svg");
        result.Json.GetProperty("steps").EnumerateArray().Sum(PointsOf).ShouldBe(100);
        result.Json.GetProperty("lead_threshold").GetInt32().ShouldBe(70);
        result.Json.GetProperty("svg").GetString().ShouldBe(svg);
    }

    [Fact]
    public async Task Show_SvgWhereNoFolderIs_IsNotDone()
    {
        var result = await RunAsync("scenario", "show", "demo-epargne", "--svg", Path.Combine(PathOf("none"), "rail.svg"));

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Errors.ShouldContain("rail.svg");
    }

    [Fact]
    public async Task Show_NoSuchFile_IsWrongUsage()
    {
        var result = await RunAsync("scenario", "show", PathOf("none.yaml"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Output.ShouldBeEmpty();
    }

    private static int PointsOf(System.Text.Json.JsonElement step) =>
        step.GetProperty("points") is { ValueKind: System.Text.Json.JsonValueKind.Number } points ? points.GetInt32() : 0;
}
