using MiniBot.Audio.Wave;

namespace MiniBot.Cli.Tests.Commands;

public sealed class SayCommandTests : CommandBench
{
    [ProgramFact("espeak-ng")]
    public async Task Say_Json_TellsWordsVoiceTimesAndLevel()
    {
        var result = await RunAsync("say", "Rendez-vous à 14h30. Cela coûte 12,50 €.", "--voice", "espeak", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result
            .Json.GetProperty("words")
            .GetString()
            .ShouldBe("Rendez-vous à quatorze heures trente. Cela coûte douze euros cinquante.");
        result.Json.GetProperty("engine").GetString().ShouldNotBeNull().ShouldStartWith("espeak-ng");
        result.Json.GetProperty("sentences").GetInt32().ShouldBe(2);
        result
            .Json.GetProperty("first_sentence_ms")
            .GetDouble()
            .ShouldBeLessThanOrEqualTo(result.Json.GetProperty("all_ms").GetDouble());
        result.Json.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(1);
        result.Json.GetProperty("level_dbfs").GetDouble().ShouldBe(-20, 1);
    }

    [ProgramFact("espeak-ng")]
    public async Task Say_Out_WritesAMarkedFile()
    {
        var path = PathOf("said.wav");

        var result = await RunAsync("say", "Good morning, it is 9am.", "--language", "en", "--voice", "espeak", "--out", path);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Output.ShouldContain("Good morning, it is nine a m.");
        Wav.Read(path).ShouldBeOfType<WavReading.Loaded>().File.Tags.IsSyntheticSpeech.ShouldBeTrue();
        File.ReadAllText(Path.ChangeExtension(path, ".json")).ShouldContain("\"synthetic\": true");
    }

    [Theory]
    [InlineData("nonsense", "'nonsense' is no engine")]
    [InlineData("server", "is missing, though the engine 'server' is named")]
    public async Task Say_VoiceNobodyKnows_IsAUsageError(string voice, string expected)
    {
        var result = await RunAsync("say", "bonjour", "--voice", voice);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain(expected);
    }

    [Fact]
    public async Task Say_VoiceIsNotThere_SaysWhatGetsIt()
    {
        var result = await RunAsync("say", "bonjour", "--voice", "model:absent-voice");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Errors.ShouldContain("absent-voice");
    }

    [Fact]
    public async Task Say_NothingToSpeak_IsAUsageError() => (await RunAsync("say", "…")).ExitCode.ShouldBe(ExitCode.Usage);
}
