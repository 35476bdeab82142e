namespace MiniBot.Cli.Tests.Commands;

public sealed class ScenarioNewCommandTests : CommandBench
{
    private static readonly string[] Complete =
    [
        .. (string[])["scenario", "new", "--name", "essai", "--company", "Soléane", "--principal", "Banque \"Mistral\" & fils"],
        .. (string[])["--purpose", "votre épargne: #1", "--question", "Avez-vous une épargne ? | Une épargne ?"],
        .. (string[])["--question", "Y pensez-vous ?", "--question", "- Cette année ?"],
    ];

    [Fact]
    public async Task New_EverythingGiven_WritesAScenarioThatIsRight()
    {
        var file = PathOf("essai.yaml");

        var made = await RunAsync([.. Complete, "--output", file, "--lang", "en"]);
        var valid = await RunAsync("scenario", "validate", file);

        made.ExitCode.ShouldBe(ExitCode.Done, made.Errors);
        made.Output.ShouldContain($"minibot scenario validate {file}");
        valid.ExitCode.ShouldBe(ExitCode.Done, valid.Errors);
        var text = await File.ReadAllTextAsync(file);
        text.ShouldStartWith("# yaml-language-server: $schema=");
        text.ShouldContain("short: \"Une épargne ?\"");
        text.ShouldContain("# Who calls");
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldHaveSingleItem("no half-written file stays");
    }

    [Fact]
    public async Task New_Choices_StandInTheFile()
    {
        var file = PathOf("essai.yaml");

        var made = await RunAsync([
            .. Complete,
            .. (string[])["--determining", "q1,Q3", "--weight", "Q1=30", "--weight", "is_leads=50", "--threshold", "60"],
            .. (string[])["--theme", "crypto", "--objective", "lead", "--personality", "calm", "--voice", "anne"],
            .. (string[])["--telemarketer", "Nina", "--output", file, "--json"],
        ]);
        var shown = await RunAsync("scenario", "show", file, "--json");

        made.ExitCode.ShouldBe(ExitCode.Done, made.Errors);
        made.Json.GetProperty("points").ToString().ShouldBe("{\n    \"Q1\": 30,\n    \"Q3\": 20,\n    \"Is_Leads\": 50\n  }");
        made.Json.GetProperty("disclosure").GetString()!.ShouldContain("votre épargne: #1");
        shown.Json.GetProperty("theme").GetString().ShouldBe("crypto");
        shown.Json.GetProperty("objective").GetString().ShouldBe("lead");
        shown.Json.GetProperty("personality").GetString().ShouldBe("calm");
        shown.Json.GetProperty("lead_threshold").GetInt32().ShouldBe(60);
        (await File.ReadAllTextAsync(file)).ShouldContain("perdre tout son capital");
    }

    [Theory]
    [InlineData("general", "appointment")]
    [InlineData("finance", "lead")]
    [InlineData("crypto", "transfer")]
    public async Task New_InEnglish_IsEnglishThroughout(string theme, string objective)
    {
        var file = PathOf("trial.yaml");

        var made = await RunAsync([
            .. (string[])["scenario", "new", "--language", "en", "--name", "trial", "--company", "Acme", "--principal", "Valley"],
            .. (string[])["--purpose", "your savings", "--question", "Do you save?", "--question", "Every month?"],
            .. (string[])["--question", "This year?", "--theme", theme, "--objective", objective],
            .. (string[])["--lang", "en", "--output", file, "--json"],
        ]);
        var valid = await RunAsync("scenario", "validate", file);

        made.ExitCode.ShouldBe(ExitCode.Done, made.Errors);
        made.Json.GetProperty("disclosure").GetString()!.ShouldContain("a sales call about your savings");
        valid.ExitCode.ShouldBe(ExitCode.Done, valid.Errors);
        var text = await File.ReadAllTextAsync(file);
        text.ShouldContain("language: en\n");
        text.ShouldContain("It commits you to nothing.");
        text.ShouldContain("message_not_lead: \"Thank you for your answers. Goodbye.\"");
        text.ShouldNotContain("é");
        text.Contains("losing capital", StringComparison.Ordinal).ShouldBe(theme == "finance");
        text.Contains("volatile", StringComparison.Ordinal).ShouldBe(theme == "crypto");
    }

    [Fact]
    public async Task New_InALanguageThatIsNotShipped_IsWrongUsage() =>
        (await RunAsync([.. Complete, "--language", "de"])).ExitCode.ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task New_NothingGivenAndNobodyThere_ListsAllThatIsMissing()
    {
        var result = await RunAsync("scenario", "new", "--name", "essai", "--question", "Un ?", "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result
            .Json.GetProperty("error")
            .GetString()!
            .ShouldStartWith("missing: --company, --principal, --purpose, --question (at least 3, 1 given).");
    }

    [Fact]
    public async Task New_FileIsThere_IsReplacedByForceAlone()
    {
        var file = Write("essai.yaml", "mine");

        var refused = await RunAsync([.. Complete, "--output", file]);
        var kept = await File.ReadAllTextAsync(file);
        var forced = await RunAsync([.. Complete, "--output", file, "--force"]);

        refused.ExitCode.ShouldBe(ExitCode.Usage);
        refused.Errors.ShouldContain("--force");
        kept.ShouldBe("mine\n");
        forced.ExitCode.ShouldBe(ExitCode.Done, forced.Errors);
        (await File.ReadAllTextAsync(file)).ShouldContain("name: essai");
    }

    [Fact]
    public async Task New_FolderIsNotThere_IsNotDone()
    {
        var result = await RunAsync([.. Complete, "--output", Path.Combine(PathOf("none"), "essai.yaml")]);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Errors.ShouldContain("error:");
    }

    [Theory]
    [InlineData("--name", "../essai", "no name for a scenario")]
    [InlineData("--determining", "Q4", "there is no question Q4")]
    [InlineData("--weight", "Q4=3", "Q4 is no determining step")]
    [InlineData("--weight", "Q1=many", "write Q1=30")]
    [InlineData("--threshold", "101", "1 to 100")]
    [InlineData("--theme", "sport", "sport")]
    [InlineData("--voice", " ", "--voice")]
    [InlineData("--question", " | a", "has no words")]
    [InlineData("--lang", "de", "de")]
    public async Task New_WrongChoice_IsWrongUsageAndWritesNothing(string option, string value, string why)
    {
        string[] complete = option == "--name" ? [.. Complete.Where(a => a is not ("--name" or "essai"))] : Complete;

        var result = await RunAsync([.. complete, option, value, "--output", PathOf("essai.yaml")]);

        result.ExitCode.ShouldBe(ExitCode.Usage, result.Output);
        result.Errors.ShouldContain(why);
        File.Exists(PathOf("essai.yaml")).ShouldBeFalse();
    }

    [Fact]
    public async Task New_TextTooLong_IsToldAsAMistakeOfTheFile()
    {
        var result = await RunAsync([.. Complete, "--question", new string('a', 1001), "--output", PathOf("essai.yaml")]);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("steps.Q4.message: the text is longer than 1000 characters");
        File.Exists(PathOf("essai.yaml")).ShouldBeFalse();
    }
}
