using System.CommandLine;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Demo;
using MiniBot.Prospects;
using MiniBot.Sip.Line;
using MiniBot.Speech;

namespace MiniBot.Cli.Commands;

/// <summary><c>prospects</c>: the simulated people of the demo, on their telephones until standard input is closed.</summary>
internal static class ProspectsCommand
{
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PortPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PortRetry = TimeSpan.FromMilliseconds(250);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("personas");
        var port = new Option<int>(ProspectWords.Port) { Required = true };
        var speak = new Option<bool>(ProspectWords.Speak);
        var command = new Command(ProspectWords.Verb, "Simulated people on telephones.") { file, port, speak };
        command.Hidden = true;
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(port), parsed.GetValue(speak), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, int port, bool speak, CancellationToken cancelled)
    {
        if (
            PersonaFile.TryRead(await File.ReadAllTextAsync(file.FullName, cancelled), file.Name, out var mistake)
            is not { } personas
        )
            return Refuse(mistake);
        using var speech = speak ? await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled) : null;
        using var voice = speech is null ? null : AgentVoice.OpenForProspects(speech);
        var options = new SipLineOptions
        {
            LocalPort = port,
            AcceptIncoming = true,
            User = "prospect",
        };
        var (line, error) = await OpenLineAsync(options, TimeProvider.System, cancelled);
        if (line is null)
            return Refuse(error);
        await using (line)
        {
            var host = new ProspectHost(
                DemoContacts.Directory(personas),
                new ProspectVoice(voice),
                TimeProvider.System,
                CommandLog.For<ProspectHost>()
            );
            using var unplugged = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
            var serving = host.ServeAsync(line, unplugged.Token);
            Console.WriteLine(ProspectWords.Ready);
            await Console.In.ReadToEndAsync(cancelled);
            await unplugged.CancelAsync();
            // Whoever called is done, or dead and will confirm no farewell.
            await Task.WhenAny(serving, Task.Delay(FarewellPatience, TimeProvider.System, CancellationToken.None));
        }

        return ExitCode.Done;
    }

    /// <summary>Opens the line; the port may still be held by the people of a demo that was killed a moment ago.</summary>
    private static async Task<(SipLine? Line, string Error)> OpenLineAsync(
        SipLineOptions options,
        TimeProvider time,
        CancellationToken cancelled
    )
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (SipLine.TryOpen(options, time, out var line, out var error, CommandLog.For<SipLine>()))
                return (line, "");
            if (time.GetElapsedTime(start) > PortPatience)
                return (null, error);
            await Task.Delay(PortRetry, time, cancelled);
        }
    }

    private static int Refuse(string why)
    {
        Console.WriteLine(why);
        return ExitCode.Failed;
    }
}
