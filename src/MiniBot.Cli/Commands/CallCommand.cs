using System.CommandLine;
using MiniBot.Cli.Agents;
using MiniBot.Compliance.Numbering;
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
        set.Validators.Add(value =>
        {
            foreach (var wrong in value.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                value.AddError($"--set: '{wrong.Value}' is no column; write it as first_name=Lucie.");
        });
        var record = new Option<string?>("--record")
        {
            Description = "Record the call to this WAV file: left the caller, right the agent.",
        };
        var journal = new Option<string?>("--journal")
        {
            Description = "Where the journal goes (default: the user's data folder).",
        };
        var ring = CommonOptions.Number("--ring", "Seconds to ring", from: 1, to: 180, standard: 30);
        var text = CommonOptions.TextOnly();
        var database = CommonOptions.Database();
        var model = new ModelArguments();
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
        model.AddTo(command);
        line.AddTo(command);
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
                        RingTimeout = TimeSpan.FromSeconds(parsed.GetValue(ring)),
                        TextOnly = parsed.GetValue(text),
                        Model = model.Read(parsed),
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
        if (ScenarioFile.TryRead(order.Scenario, terminal) is not { } scenario)
            return ExitCode.Usage;
        if (order.TargetUri is not { } targetUri)
            return terminal.Refuse($"'{order.Target}' is no SIP URI, and a number needs --trunk sip:host", ExitCode.Usage);
        if (!IsDeclaredOwn(order, targetUri, terminal))
            return terminal.Refuse(
                "call reaches only devices of your own: declare it with --own-device. For other people there are campaigns, with their consent.",
                ExitCode.Usage
            );
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
        return order.OwnDevice
            || (isThisMachine && order.Line.Trunk is null)
            || (
                terminal.CanAsk
                && terminal.Messages.Confirm($"Is {targetUri.EscapeMarkup()} a device of yours?", defaultValue: false)
            );
    }

    private static Dictionary<string, string> Variables(IEnumerable<string> pairs) =>
        pairs
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.Ordinal);
}
