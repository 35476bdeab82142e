using System.CommandLine;
using MiniBot.Cli.Agents;
using MiniBot.Compliance.Numbering;
using MiniBot.Conversation.Scenarios;
using MiniBot.Sip.Line;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>call</c>: one call to a device of the operator's own, with the conversation on the screen.</summary>
internal static class CallCommand
{
    public static Command Create(Option<bool> json)
    {
        var target = new Argument<string>("target")
        {
            Description = "A SIP URI (sip:user@host:port), or a number through the trunk.",
        };
        var scenario = CommonOptions.Scenario();
        var own = new Option<bool>("--own-device")
        {
            Description = "I declare that the called device is mine (understood for this machine).",
        };
        var set = new Option<string[]>("--set") { Description = "A column of the contact: first_name=Lucie. Repeat for more." };
        var record = new Option<string?>("--record")
        {
            Description = "Record the call to this WAV file: left the caller, right the agent.",
        };
        var journal = new Option<string?>("--journal")
        {
            Description = "Where the journal goes (default: the user's data folder).",
        };
        var ring = new Option<int>("--ring") { Description = "Seconds to ring.", DefaultValueFactory = _ => 30 };
        var text = CommonOptions.TextOnly();
        var database = CommonOptions.Database();
        var line = new LineArguments();
        var command = new Command("call", "Call a device of your own and hold the conversation of a scenario.")
        {
            target,
            scenario,
            own,
            set,
            record,
            journal,
            ring,
            text,
            database,
        };
        foreach (var option in line.All)
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    new CallOrder
                    {
                        Target = parsed.GetRequiredValue(target),
                        Scenario = parsed.GetRequiredValue(scenario),
                        OwnDevice = parsed.GetValue(own),
                        Variables = Variables(parsed.GetValue(set) ?? []),
                        RecordingPath = parsed.GetValue(record),
                        JournalPath = parsed.GetValue(journal),
                        RingTimeout = TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(ring), 1, 180)),
                        TextOnly = parsed.GetValue(text),
                        Database = parsed.GetRequiredValue(database),
                        Line = line.Read(parsed, parsed.GetRequiredValue(target)),
                    },
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(CallOrder order, Terminal terminal, CancellationToken cancelled)
    {
        var outcome = ScenarioFile.Read(order.Scenario);
        if (outcome is not ScenarioOutcome.Valid { Scenario: var scenario })
        {
            ScenarioFile.Explain(outcome, terminal);
            return ExitCode.Usage;
        }

        if (order.TargetUri is not { } targetUri)
        {
            terminal.Error($"'{order.Target}' is no SIP URI, and a number needs --trunk sip:host");
            return ExitCode.Usage;
        }

        if (!IsDeclaredOwn(order, targetUri, terminal))
            return ExitCode.Usage;
        var call = new OwnDeviceCall(order with { OwnDevice = true }, scenario, targetUri, TimeProvider.System);
        var report = await call.RunAsync(terminal, cancelled);
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            terminal.Results.WriteLine(report.ToString());
        return report.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>A call outside a campaign goes to the operator's own device: this machine, or one declared to be.</summary>
    private static bool IsDeclaredOwn(CallOrder order, string targetUri, Terminal terminal)
    {
        var isThisMachine = SipTarget.TryRead(targetUri) is { IsLoopback: true };
        if (order.OwnDevice || (isThisMachine && order.Line.Trunk is null))
            return true;
        if (
            terminal.IsWatched
            && terminal.Messages.Confirm($"Is {targetUri.EscapeMarkup()} a device of yours?", defaultValue: false)
        )
            return true;
        terminal.Error(
            "call reaches only devices of your own: declare it with --own-device. For other people there are campaigns, with their consent."
        );
        return false;
    }

    private static Dictionary<string, string> Variables(IEnumerable<string> pairs) =>
        pairs
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
}
