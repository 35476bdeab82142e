namespace MiniBot.Cli.Tests.Commands;

public sealed class EvalCommandTests : CommandBench
{
    [Fact]
    public async Task Objections_Json_IsOneObjectOfTheAgreedShape()
    {
        var file = Write(
            "eval.tsv",
            "gen.obj.too_expensive\tc'est beaucoup trop cher pour moi",
            "cry.obj.hacking\tj'ai peur de me faire pirater",
            "gen.obj.no_time\tquelle est la capitale du japon",
            "gen.faq.location\tc'est beaucoup trop cher pour moi",
            "none\toui"
        );

        var result = await RunAsync("eval", "objections", file, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        Numbers(result, "total", "right", "wrong", "refused").ShouldBe([5, 3, 1, 1]);
        result.Json.GetProperty("p50_us").GetDouble().ShouldBeGreaterThan(0);
        result.Json.GetProperty("p99_us").GetDouble().ShouldBeGreaterThanOrEqualTo(result.Json.GetProperty("p50_us").GetDouble());
        var misses = result.Json.GetProperty("misses").EnumerateArray().ToList();
        misses.Select(m => m.GetProperty("line").GetInt32()).ShouldBe([3, 4]);
        misses.Select(m => m.GetProperty("label").GetString()).ShouldBe(["gen.obj.no_time", "gen.faq.location"]);
        misses.Select(m => m.GetProperty("answered").GetString()).ShouldBe([null, "gen.obj.too_expensive"]);
        misses[0].GetProperty("utterance").GetString().ShouldBe("quelle est la capitale du japon");
    }

    [Fact]
    public async Task Intents_Json_TellsAccuracyAndOptOuts()
    {
        var file = Write("eval.tsv", "opt_out\tne m'appelez plus jamais", "affirm\toui bien sûr", "deny\toui bien sûr");

        var result = await RunAsync("eval", "intents", file, "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        Numbers(result, "total", "right", "wrong").ShouldBe([3, 2, 1]);
        result.Json.GetProperty("accuracy").GetDouble().ShouldBe(2 / 3.0, 1e-9);
        result.Json.GetProperty("hard_opt_out_recall").GetDouble().ShouldBe(1);
        result.Json.GetProperty("hard_opt_out_precision").GetDouble().ShouldBe(1);
        result.Json.GetProperty("confusion").GetArrayLength().ShouldBe(3);
        var miss = result.Json.GetProperty("misses").EnumerateArray().ShouldHaveSingleItem();
        miss.GetProperty("understood").GetString().ShouldBe("affirm");
    }

    [Fact]
    public async Task Eval_ForAPerson_PrintsSharesAndTimes()
    {
        var objections = await RunAsync("eval", "objections", Write("o.tsv", "none\toui", "gen.obj.no_time\tle japon"));
        var intents = await RunAsync("eval", "intents", Write("i.tsv", "affirm\toui", "deny\toui"));

        foreach (var part in (string[])["of the catalogue", "of nothing in it", "gen.obj.no_time", "p99"])
            objections.Output.ShouldContain(part);
        foreach (var part in (string[])["1 of 2 right", "recall", "p99"])
            intents.Output.ShouldContain(part);
    }

    [Theory]
    [InlineData(
        "objections",
        "gen.obj.no_tme\toui",
        "eval.tsv:1:1: the label 'gen.obj.no_tme' is not known. To mend: did you mean 'gen.obj.no_time'?"
    )]
    [InlineData(
        "objections",
        "price\toui",
        "eval.tsv:1:1: the label 'price' is not known. To mend: write an id of the catalogue, or none."
    )]
    [InlineData("intents", "afirm\toui", "eval.tsv:1:1: the label 'afirm' is not known. To mend: did you mean 'affirm'?")]
    [InlineData(
        "intents",
        "affirm oui",
        "eval.tsv:1:1: there is no tab between label and utterance. To mend: write the label, a tab, the utterance."
    )]
    [InlineData(
        "intents",
        "",
        "eval.tsv:1:1: the file has no utterance. To mend: write one per line: the label, a tab, the utterance."
    )]
    public async Task Eval_WrongLine_IsToldWithPlaceAndMend(string what, string line, string expected)
    {
        var file = Write("eval.tsv", line);

        var told = await RunAsync("eval", what, file);
        var json = await RunAsync("eval", what, file, "--json");

        told.ExitCode.ShouldBe(ExitCode.Usage);
        told.Output.ShouldBeEmpty();
        told.Errors.ShouldContain(expected);
        json.ExitCode.ShouldBe(ExitCode.Usage);
        json.Json.GetProperty("error").GetString().ShouldBe("the labelled file is wrong");
        json.Json.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("objections")]
    [InlineData("intents")]
    public async Task Eval_MissingFileOrNoUtf8_IsWrongUsage(string what)
    {
        var latin = PathOf("latin.tsv");
        await File.WriteAllBytesAsync(latin, [.. "none\toui\nnone\td"u8, 0xE9, 0x0A]);

        var missing = await RunAsync("eval", what, PathOf("nowhere.tsv"), "--json");
        var wrong = await RunAsync("eval", what, latin, "--json");

        missing.ExitCode.ShouldBe(ExitCode.Usage);
        missing.Json.GetProperty("error").GetString()!.ShouldStartWith("there is no file ");
        wrong.ExitCode.ShouldBe(ExitCode.Usage);
        wrong.Json.GetProperty("error").GetString().ShouldBe("line 2 is no UTF-8: save the file as UTF-8");
    }

    [Fact]
    public async Task Eval_LineOfAMegabyte_IsReadAndLineOfMoreIsRefused()
    {
        var megabyte = await RunAsync("eval", "objections", Write("a.tsv", "none\t" + new string('a', 1 << 20)), "--json");
        var more = await RunAsync("eval", "objections", Write("b.tsv", "none\t" + new string('a', 1 << 21)), "--json");

        megabyte.ExitCode.ShouldBe(ExitCode.Done, megabyte.Errors);
        Numbers(megabyte, "total", "right").ShouldBe([1, 1]);
        more.ExitCode.ShouldBe(ExitCode.Usage);
        more.Json.GetProperty("errors")[0].GetProperty("problem").GetString().ShouldBe("the line is longer than 2 MB");
    }

    [Fact]
    public async Task Eval_UnknownLanguage_IsWrongUsage()
    {
        var result = await RunAsync("eval", "intents", Write("a.tsv", "affirm\toui"), "--language", "xx");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("xx");
    }

    private static int[] Numbers(CommandResult result, params string[] names) =>
        [.. names.Select(name => result.Json.GetProperty(name).GetInt32())];
}
