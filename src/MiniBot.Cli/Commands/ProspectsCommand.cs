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
        if (!SipLine.TryOpen(options, TimeProvider.System, out var line, out var error, CommandLog.For<SipLine>()))
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
            await serving;
        }

        return ExitCode.Done;
    }

    private static int Refuse(string why)
    {
        Console.WriteLine(why);
        return ExitCode.Failed;
    }
}
