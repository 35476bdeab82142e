using System.Net;
using System.Net.Sockets;

namespace MiniBot.Cli.Tests.Commands;

public sealed class CampaignCommandTests : CommandBench
{
    [Fact]
    public async Task Create_Twice_RefusesTheSecond()
    {
        var first = await CreateCampaignAsync();
        var second = await CreateCampaignAsync();

        first.ExitCode.ShouldBe(ExitCode.Done, first.Errors);
        first.Output.ShouldContain("Banque Mistral");
        second.ExitCode.ShouldBe(ExitCode.Failed);
        second.Errors.ShouldContain("there is a campaign 'spring' already");
    }

    [Theory]
    [InlineData("sip:fixed@127.0.0.1")]
    [InlineData("{number}@127.0.0.1")]
    [InlineData("sip:{number}@127.0.0.1;maddr=192.0.2.1")]
    public async Task Create_WrongTarget_IsWrongUsage(string target)
    {
        var result = await CreateCampaignAsync(target);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("sip:{number}@trunk.example");
    }

    [Fact]
    public async Task Create_UnknownPolicy_NamesThoseThereAre()
    {
        var result = await RunAsync(
            "campaign create x --scenario demo-epargne --target sip:{number}@h --caller-id 1 --policy none".Split(' ')
        );

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Errors.ShouldContain("simulation");
    }

    [Fact]
    public async Task Status_FreshCampaign_CountsNobody()
    {
        await CreateCampaignAsync();

        var status = await RunAsync("campaign", "status", "spring", "--db", Database);

        status.ExitCode.ShouldBe(ExitCode.Done, status.Errors);
        status.Output.Trim().ShouldBe("spring: 0 contacts, 0 to be called");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("status")]
    public async Task NoSuchCampaign_IsWrongUsage(string verb)
    {
        var result = await RunAsync("campaign", verb, "winter", "--db", Database, "--json");

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Json.GetProperty("error").GetString()!.ShouldContain("there is no campaign 'winter'");
    }

    [Fact]
    public async Task Database_NotOne_SaysSo()
    {
        var file = Write("minibot.db", Enumerable.Repeat("this is a text and no database", 100));

        var result = await RunAsync("campaign", "status", "spring", "--db", file, "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString()!.ShouldContain("not a MiniBotPanel database");
    }

    [Theory]
    [InlineData("")]
    [InlineData("folder")]
    [InlineData("file.txt/below.db")]
    public async Task Database_CannotBeOpened_SaysSo(string name)
    {
        Directory.CreateDirectory(PathOf("folder"));
        Write("file.txt", "in the way");

        var result = await RunAsync("campaign", "status", "spring", "--db", name.Length == 0 ? "" : PathOf(name), "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString()!.ShouldContain("cannot be used");
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Export_WhereNoFileCanBe_SaysSo()
    {
        await CreateCampaignAsync();

        var result = await RunAsync("campaign", "export", "spring", PathOf("none/results.csv"), "--db", Database, "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString()!.ShouldContain("none");
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Run_TrunkUnreachable_RecordsWhatBecameOfEverybody()
    {
        await CreateCampaignAsync();
        var contacts = Write("c.csv", Header, Consenting("+33199000001", "Lucie"), "+33199000002,Anne,,,,,,");
        await RunAsync("contacts", "import", contacts, "--campaign", "spring", "--db", Database);

        var run = await RunCampaignAsync("--trunk", $"sip:127.0.0.1:{ClosedTcpPort()}", "--tcp", "--password", "s3cret");
        var export = await RunAsync("campaign", "export", "spring", PathOf("results.csv"), "--db", Database);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Errors);
        run.Json.GetProperty("refusals").GetProperty("CONSENT_MISSING").GetInt32().ShouldBe(1);
        run.Errors.ShouldContain("refused: CONSENT_MISSING");
        run.Errors.ShouldNotContain("+331990000");
        (run.Output + run.Errors).ShouldNotContain("s3cret");
        export.ExitCode.ShouldBe(ExitCode.Done, export.Errors);
        var lines = await File.ReadAllLinesAsync(PathOf("results.csv"));
        lines.Length.ShouldBe(3);
        lines[1].ShouldMatch("^\\+33199000001,(FAILED|UNREACHABLE),");
        lines[2].ShouldStartWith("+33199000002,REFUSED,,,,CONSENT_MISSING,");
    }

    [Fact]
    public async Task Run_PortTaken_NamesThePort()
    {
        await CreateCampaignAsync();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var run = await RunCampaignAsync("--port", $"{port}");

        run.ExitCode.ShouldBe(ExitCode.Failed);
        run.Json.GetProperty("error").GetString()!.ShouldContain($"port {port}");
    }

    private Task<CommandResult> RunCampaignAsync(params string[] options) =>
        RunAsync([.. (string[])["campaign", "run", "spring", "--db", Database, "--text", "--json"], .. options]);

    private static int ClosedTcpPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
