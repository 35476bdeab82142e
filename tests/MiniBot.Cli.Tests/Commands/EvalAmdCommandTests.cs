using MiniBot.Audio;
using MiniBot.Audio.Tones;
using MiniBot.Audio.Wave;

namespace MiniBot.Cli.Tests.Commands;

public sealed class EvalAmdCommandTests : CommandBench
{
    [Fact]
    public async Task Amd_Folder_PrintsTheConfusionAndTimes()
    {
        var folder = MakeFax();

        var result = await RunAsync("eval", "amd", folder, "--json");
        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("scenes").GetInt32().ShouldBe(1);
        result.Json.GetProperty("broken").GetArrayLength().ShouldBe(1);
        result.Json.GetProperty("human_to_machine").GetDouble().ShouldBe(0);
        var cell = result.Json.GetProperty("confusion").EnumerateArray().ShouldHaveSingleItem();
        cell.GetProperty("party").GetString().ShouldBe("fax");
        cell.GetProperty("believed").GetString().ShouldBe("fax");

        var shown = await RunAsync("eval", "amd", folder);
        foreach (var part in (string[])["fax 1", "people taken for a machine", "p95"])
            shown.Output.ShouldContain(part);
        shown.Errors.ShouldContain("broken.wav");
    }

    [Fact]
    public async Task Amd_NoScenes_IsRefusedWithTheMend()
    {
        var result = await RunAsync("eval", "amd", Path.GetTempPath() + "/no-such-folder");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("--generate");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    public async Task Amd_CountOutOfRange_IsRefused(string count) =>
        (await RunAsync("eval", "amd", "x", "--generate", "--count", count)).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Amd_TreeThatIsNone_IsRefused()
    {
        var result = await RunAsync("eval", "amd", MakeFax(), "--tree", Write("tree.json", "{}"));

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("no tree");
    }

    private string MakeFax()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Write("marker.txt", ""))!, "scenes");
        var fax = Directory.CreateDirectory(Path.Combine(folder, "fax")).FullName;
        var tone = ToneGenerator.Render(Tone.Sine(2100), TimeSpan.FromSeconds(2), AudioFrame.TelephoneRateHz);
        Wav.Write(Path.Combine(fax, "tone.wav"), tone);
        File.WriteAllText(Path.Combine(fax, "broken.wav"), "no sound");
        return folder;
    }
}
