namespace MiniBot.Cli.Tests.Commands;

public sealed class ContactsCommandTests : CommandBench
{
    private string Malformed =>
        Write(
            "contacts.csv",
            Header,
            Consenting("+33199000001", "Lucie"),
            Consenting("nobody", "Marc"),
            "+33199000002,Anne,,,,,,",
            "+33199000003",
            Consenting("+33199000004", "Paul")
        );

    [Fact]
    public async Task Import_MalformedLines_ReportsThemAndImportsTheRest()
    {
        await CreateCampaignAsync();

        var told = await RunAsync("contacts", "import", Malformed, "--campaign", "spring", "--db", Database);

        told.ExitCode.ShouldBe(ExitCode.Done, told.Errors);
        told.Errors.ShouldContain("contacts.csv, line 3, phone: ");
        told.Errors.ShouldContain("contacts.csv, line 5: has 1 fields where the header has 8");
        told.Errors.ShouldNotContain("nobody");
        told.Output.ShouldStartWith("5 rows: 3 added");
        told.Output.ShouldContain("2 refused; 1 without consent");
    }

    [Fact]
    public async Task Import_Twice_ChangesNothing()
    {
        await CreateCampaignAsync();
        await RunAsync("contacts", "import", Malformed, "--campaign", "spring", "--db", Database);

        var again = await RunAsync("contacts", "import", Malformed, "--campaign", "spring", "--db", Database, "--json");

        again.ExitCode.ShouldBe(ExitCode.Done, again.Errors);
        again.Errors.ShouldBeEmpty();
        again.Json.GetProperty("unchanged").GetInt32().ShouldBe(3);
        again.Json.GetProperty("added").GetInt32().ShouldBe(0);
        again.Json.GetProperty("updated").GetInt32().ShouldBe(0);
        again.Json.GetProperty("consents_added").GetInt32().ShouldBe(0);
        again.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("line").GetInt32()).ShouldBe([3, 5]);
    }

    [Theory]
    [InlineData("first_name", "names no phone column")]
    [InlineData("", "")]
    public async Task Import_NoContactsInTheFile_IsNotDone(string header, string why)
    {
        await CreateCampaignAsync();

        var result = await RunAsync(
            "contacts",
            "import",
            Write("broken.csv", header),
            "--campaign",
            "spring",
            "--db",
            Database,
            "--json"
        );

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("failed").GetBoolean().ShouldBeTrue();
        result.Json.GetProperty("problems")[0].GetProperty("why").GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task Import_NoSuchFile_IsWrongUsage()
    {
        var result = await RunAsync("contacts", "import", PathOf("none.csv"), "--campaign", "spring", "--db", Database);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("there is no file");
    }

    [Fact]
    public async Task Import_NoSuchCampaign_NamesTheCommandThatMakesIt()
    {
        var result = await RunAsync("contacts", "import", Malformed, "--campaign", "winter", "--db", Database, "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("error").GetString()!.ShouldContain("minibot campaign create");
    }
}
