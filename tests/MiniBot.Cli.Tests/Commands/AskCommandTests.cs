using MiniBot.Testing.Peers;

namespace MiniBot.Cli.Tests.Commands;

public sealed class AskCommandTests : CommandBench
{
    private static readonly string Llama = $"openai:{LlamaPeer.Model}@{LlamaPeer.Address.GetLeftPart(UriPartial.Authority)}";

    [PeerFact("llama")]
    public async Task Ask_Json_TellsSentencesVerdictsAndTimes()
    {
        var result = await RunAsync("ask", "pourquoi", "--scenario", "demo-epargne", "--model", Llama, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("model").GetString().ShouldBe(Llama);
        var sentences = result.Json.GetProperty("sentences").EnumerateArray().ToList();
        sentences.Select(s => s.GetProperty("verdict").GetString()).ShouldBe(["passed", "passed"]);
        sentences[0].GetProperty("said").GetString().ShouldBe("Je comprends tout à fait votre demande.");
        result.Json.GetProperty("first_word_ms").GetDouble().ShouldBeGreaterThan(0);
        result.Json.GetProperty("output_tokens").GetInt32().ShouldBe(19);
    }

    [PeerFact("llama")]
    public async Task Ask_ForAPerson_ShowsEachSentenceAndTheTimes()
    {
        var result = await RunAsync("ask", "pourquoi", "--scenario", "demo-epargne", "--model", Llama);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Output.ShouldContain("passed  Je comprends tout à fait votre demande.");
        result.Output.ShouldContain("first word after");
    }

    [Fact]
    public async Task Ask_NobodyThere_FailsWithTheMend()
    {
        var told = await RunAsync(
            "ask",
            "pourquoi",
            "--scenario",
            "demo-epargne",
            "--model",
            "ollama:mistral@http://127.0.0.1:1"
        );
        var json = await RunAsync([
            "ask",
            "pourquoi",
            "--scenario",
            "demo-epargne",
            "--model",
            "ollama:mistral@http://127.0.0.1:1",
            "--json",
        ]);

        told.ExitCode.ShouldBe(ExitCode.Failed);
        told.Errors.ShouldContain("nothing answers at 127.0.0.1:1");
        told.Errors.ShouldContain("ollama serve");
        json.ExitCode.ShouldBe(ExitCode.Failed);
        json.Json.GetProperty("error").GetString().ShouldBe("nothing answers at 127.0.0.1:1");
        json.Json.GetProperty("mend").GetString()!.ShouldContain("ollama serve");
    }

    [Theory]
    [InlineData("mistral")]
    [InlineData("claude:x")]
    [InlineData("ollama:mistral@http://")]
    public async Task Ask_ModelThatIsNone_IsWrongUsage(string model)
    {
        var result = await RunAsync("ask", "pourquoi", "--scenario", "demo-epargne", "--model", model);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain($"'{model}' is no model; write it as ollama:MODEL");
    }

    [Fact]
    public async Task Ask_WithoutAModel_SaysHowToNameOne()
    {
        var result = await RunAsync("ask", "pourquoi", "--scenario", "demo-epargne", "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("error").GetString()!.ShouldContain("MINIBOT_MODEL");
    }

    [Fact]
    public async Task Ask_ModelOfTheEnvironment_IsTaken()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MINIBOT_MODEL"] = "ollama:a@http://127.0.0.1:1",
        };

        var result = await MiniBotCommand.RunAsync(environment, "ask", "pourquoi", "--scenario", "demo-epargne", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed, result.Errors);
        result.Json.GetProperty("model").GetString().ShouldBe("ollama:a@http://127.0.0.1:1");
    }

    [Fact]
    public async Task Ask_EnvironmentThatHoldsNoModel_IsWrongUsage()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MINIBOT_MODEL"] = "mistral" };

        var result = await MiniBotCommand.RunAsync(environment, "ask", "pourquoi", "--scenario", "demo-epargne");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("MINIBOT_MODEL: 'mistral' is no model");
    }

    [Fact]
    public async Task Doctor_ModelThatIsNotThere_NamesTheMend()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MINIBOT_MODEL"] = "ollama:a@http://127.0.0.1:1",
        };

        var doctor = await MiniBotCommand.RunAsync(environment, "doctor", "--db", Database, "--json");

        var model = doctor
            .Json.GetProperty("findings")
            .EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == "language model");
        model.GetProperty("state").GetString().ShouldBe("LACKING");
        model.GetProperty("mend").GetString()!.ShouldContain("ollama serve");
    }

    [PeerFact("llama")]
    public async Task BenchAsk_Json_TellsItsFigures()
    {
        var result = await RunAsync("bench", "ask", "--count", "5", "--model", Llama, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("questions").GetInt32().ShouldBe(5);
        result.Json.GetProperty("audio_after_sentence_ms").GetProperty("p50").GetDouble().ShouldBeGreaterThan(0);
    }

    [ProgramFact("espeak-ng")]
    public async Task BenchAsk_WithoutAModel_AsksTheFake()
    {
        var result = await RunAsync("bench", "ask", "--count", "5", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("model").GetString().ShouldBe("fake-instant-model");
    }
}
