namespace MiniBot.Cli.Tests.Commands;

public sealed class MatchCommandTests : CommandBench
{
    private const string Risk = "j'ai peur de me faire pirater";

    [Fact]
    public async Task Match_Json_TellsEntryScoreEvidenceAndIntent()
    {
        var result = await RunAsync("match", Risk, "--theme", "crypto", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("entry").GetString().ShouldBe("cry.obj.hacking");
        result.Json.GetProperty("best").GetString().ShouldBe("cry.obj.hacking");
        result.Json.GetProperty("answer").GetString().ShouldNotBeNullOrEmpty();
        result.Json.GetProperty("score").GetDouble().ShouldBeInRange(result.Json.GetProperty("threshold").GetDouble(), 1);
        result.Json.GetProperty("runner_up").GetString().ShouldNotBe("cry.obj.hacking");
        result.Json.GetProperty("runner_up_score").GetDouble().ShouldBeInRange(0, 1);
        result.Json.GetProperty("evidence").GetArrayLength().ShouldBeGreaterThan(0);
        result.Json.GetProperty("intent").GetProperty("intent").GetString().ShouldBe("objection");
    }

    [Fact]
    public async Task Match_Json_WritesIntentsAsJournalsDo()
    {
        var result = await RunAsync("match", "ne m'appelez plus jamais", "--json");

        var intent = result.Json.GetProperty("intent");
        intent.GetProperty("intent").GetString().ShouldBe("opt_out");
        intent.GetProperty("found")[0].GetString().ShouldBe("opt_out");
        intent.GetProperty("runner_up").GetString()!.ShouldBe(intent.GetProperty("runner_up").GetString()!.ToLowerInvariant());
    }

    [Fact]
    public async Task Match_OtherTheme_IsRefused()
    {
        var result = await RunAsync("match", Risk, "--theme", "energy", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("entry").GetString().ShouldBeNull();
        result.Json.GetProperty("answer").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task Match_ForAPerson_ShowsTheAnswerOrThatThereIsNone()
    {
        (await RunAsync("match", Risk, "--theme", "crypto")).Output.ShouldContain("cry.obj.hacking");
        (await RunAsync("match", "")).Output.ShouldContain("Nothing in the catalogue is sure enough");
    }

    [Fact]
    public async Task Match_OwnCatalogue_GivesItsAnswer()
    {
        var own = Write(
            "own.yaml",
            "language: fr",
            "theme: crypto",
            "entries:",
            "  - { id: cry.obj.hacking, type: objection, answer: Notre maison garde les clés hors ligne. }"
        );

        var result = await RunAsync("match", Risk, "--theme", "crypto", "--catalogue", own, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        result.Json.GetProperty("answer").GetString().ShouldBe("Notre maison garde les clés hors ligne.");
    }

    [Fact]
    public async Task Match_WrongCatalogue_ListsEveryMistake()
    {
        var own = Write("own.yaml", "language: fr", "theme: enrgy", "entries:", "  - { id: a, type: faq, answer: Oui. }");

        var told = await RunAsync("match", Risk, "--catalogue", own);
        var json = await RunAsync("match", Risk, "--catalogue", own, "--json");

        told.ExitCode.ShouldBe(ExitCode.Usage);
        told.Output.ShouldBeEmpty();
        told.Errors.ShouldContain("own.yaml:2:8: theme: 'enrgy' is not known here. To mend: did you mean 'energy'?");
        told.Errors.ShouldContain("own.yaml:4:11: entries[1].id: 'a' is no id");
        json.ExitCode.ShouldBe(ExitCode.Usage);
        json.Json.GetProperty("error").GetString().ShouldBe("the catalogue is wrong");
        json.Json.GetProperty("errors").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Match_MissingCatalogueOrNoUtf8_IsWrongUsage()
    {
        var latin = PathOf("latin.yaml");
        await File.WriteAllBytesAsync(latin, [.. "language: fr\n# "u8, 0xE9, 0x0A]);

        var missing = await RunAsync("match", Risk, "--catalogue", PathOf("nowhere.yaml"), "--json");
        var wrong = await RunAsync("match", Risk, "--catalogue", latin, "--json");

        missing.ExitCode.ShouldBe(ExitCode.Usage);
        missing.Json.GetProperty("error").GetString()!.ShouldStartWith("there is no file ");
        wrong.ExitCode.ShouldBe(ExitCode.Usage);
        wrong.Json.GetProperty("error").GetString().ShouldBe("line 2 is no UTF-8: save the file as UTF-8");
    }

    [Theory]
    [InlineData("--theme gold")]
    [InlineData("--language xx")]
    public async Task Match_UnknownThemeOrLanguage_IsWrongUsage(string option)
    {
        var result = await RunAsync(["match", Risk, .. option.Split(' ')]);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain(option.Split(' ')[1]);
    }
}
