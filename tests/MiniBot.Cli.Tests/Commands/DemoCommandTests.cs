using System.Net;
using System.Net.Sockets;
using MiniBot.Cli.Demo;

namespace MiniBot.Cli.Tests.Commands;

public sealed class DemoCommandTests : CommandBench
{
    [Fact]
    public async Task Demo_OutIsAFile_AsksForAnotherFolder()
    {
        var result = await RunAsync("demo", "--out", Write("taken", "in the way"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString()!.ShouldContain("--out");
    }

    [Fact]
    public async Task Prospects_WrongPersonas_NamesTheMistake()
    {
        var result = await MiniBotCommand.RunAsync("prospects", Write("personas.yaml", "- first_name: Lucie"), "--port", "0");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Output.ShouldContain("personas.yaml: persona 1 has no id");
    }

    [Fact]
    public async Task Prospects_PortTaken_NamesThePort()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var result = await MiniBotCommand.RunAsync(
            "prospects",
            DataFolder.PathOf("personas", "demo.fr.yaml"),
            ProspectWords.Port,
            $"{port}"
        );

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Output.ShouldContain($"port {port}");
    }
}
