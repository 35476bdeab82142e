using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;

namespace MiniBot.Cli.Tests.Commands;

public sealed class AmbienceCommandTests : CommandBench
{
    [Theory]
    [InlineData("office")]
    [InlineData("cafe")]
    public async Task Render_Place_WritesOneMarkedRound(string kind)
    {
        var result = await RunAsync("ambience", "render", kind, "--out", PathOf("a.wav"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("seconds").GetDouble().ShouldBe(30);
        var file = Wav.Read(PathOf("a.wav")).ShouldBeOfType<WavReading.Loaded>().File;
        file.Tags.Comment.ShouldNotBeNull().ShouldContain("synthetic");
        Loudness.ActiveLevelDbfs(file.ToMono()).ShouldBe(-20, 0.5);
    }

    [Fact]
    public async Task Render_NoSuchPlace_IsWrongUsage() =>
        (await RunAsync("ambience", "render", "beach", "--out", PathOf("a.wav"))).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Validate_BackgroundIsNoWav_IsAMistakeOfItsKey()
    {
        Write("shop.wav", "no sound");
        var scenario = (await File.ReadAllTextAsync(ScenarioFile.FullPath("rendez-vous-energie"))).Replace(
            "background_audio: office",
            "background_audio: shop.wav",
            StringComparison.Ordinal
        );

        var result = await RunAsync("scenario", "validate", Write("s.yaml", scenario), "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var error = result.Json.GetProperty("errors")[0];
        error.GetProperty("key").GetString().ShouldBe("background_audio");
        error.GetProperty("mend").GetString().ShouldNotBeNull().ShouldContain("office, cafe or none");
    }
}
