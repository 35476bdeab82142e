using MiniBot.Calls;
using MiniBot.Calls.Speaking;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Conversation;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Sip.Line;
using MiniBot.Telephony;
using Spectre.Console;

namespace MiniBot.Cli.Agents;

/// <summary>One call to a device of the operator's own, through the same gate, ledger and proof log as any call.</summary>
internal sealed class OwnDeviceCall(CallOrder order, Scenario scenario, string targetUri, TimeProvider time)
{
    private const string Policy = "own-device";

    private readonly string _name = Guid.NewGuid().ToString("N");

    /// <summary>Where the journal goes.</summary>
    private string JournalPath => order.JournalPath ?? Path.Combine(UserFolder.Data, "journals", $"{_name}.jsonl");

    public async Task<CallReport> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (FindJournalObstacle(JournalPath) is { } obstacle)
            return CallReport.NotPlaced(targetUri, obstacle);
        if (CampaignOffice.TryOpen(order.Database, time, out var problem) is not { } office)
            return CallReport.NotPlaced(targetUri, problem);
        switch (await office.Gate.RequestAsync(Request(), cancellationToken))
        {
            case GateDecision.Refused { Refusal: var refusal }:
                return CallReport.NotPlaced(targetUri, $"the gate refuses: {refusal.Reason.ToCode()}, {refusal.Detail}");
            case GateDecision.Granted { Permit: var permit }:
                var report = CallReport.CutShort(targetUri);
                try
                {
                    report = await PlaceAsync(permit, terminal, cancellationToken);
                }
                finally
                {
                    await office.Ledger.CloseAsync(
                        permit.Id,
                        report.Placed ? AttemptEnd.Placed : AttemptEnd.NotPlaced,
                        CancellationToken.None
                    );
                }

                return report;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<CallReport> PlaceAsync(DialPermit permit, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = await AgentModel.OpenAsync(order.Model, scenario, terminal, time, cancellationToken);
        var recordings = Path.GetDirectoryName(ScenarioFile.FullPath(order.Scenario));
        using var kit = await AgentKit.OpenAsync(scenario, recordings, order.TextOnly, model.Answers, time, cancellationToken);
        kit.Introduce(terminal);
        if (!SipLine.TryOpen(order.Line, time, out var line, out var failure, CommandLog.For<SipLine>()))
            return CallReport.NotPlaced(targetUri, failure);
        await using (line)
        {
            if (
                await kit.Prompts.GetAsync(scenario.Disclosure, audioPath: null, sampleRateHz: 8000, cancellationToken)
                is PromptOutcome.Failed { Cause: var cause }
            )
                return CallReport.NotPlaced(targetUri, $"the agent cannot speak: {cause}");
            terminal.Note(terminal.IsWatched ? $"calling {targetUri}" : "calling");
            var options = new DialOptions { RingTimeout = order.RingTimeout, CallerDisplayName = scenario.CompanyName };
            var outcome = await line.DialAsync(permit, options, cancellationToken);
            if (outcome is not DialOutcome.Answered { Leg: var leg })
                return CallReport.NotAnswered(targetUri, outcome);
            await using (leg)
            {
                var setup = Setup(kit, terminal);
                return CallReport.Talked(targetUri, await kit.Agent.RunAsync(leg, setup, cancellationToken), setup);
            }
        }
    }

    private DialRequest Request() =>
        new()
        {
            TargetUri = targetUri,
            Number = order.Number,
            Principal = scenario.Principal,
            Purpose = scenario.Purpose,
            CallerId = order.Line.User,
            OpeningText = scenario.Disclosure,
            AttemptKey = $"call/{_name}",
            Policy = Policy,
            OwnDevice = order.OwnDevice,
            AgentReserved = true,
            Recording = order.RecordingPath is null ? RecordingMode.Off : RecordingMode.Always,
        };

    private CallSetup Setup(AgentKit kit, Terminal terminal) =>
        new()
        {
            Scenario = scenario,
            Variables = order.Variables,
            JournalPath = JournalPath,
            RecordingPath = order.RecordingPath,
            Ambience = kit.Ambience?.PlayFor(_name),
            // What people say is for eyes and for the journal, and not for the log that standard error may lead to.
            Observe = terminal.IsWatched ? (input, transition) => Show(terminal, input, transition) : null,
            // The operator tests their own device: an opt-out is shown, and does not end the testing.
            Suppress = (kind, _, _) =>
            {
                terminal.Note($"{kind} opt-out understood: in a campaign this number would be suppressed now");
                return ValueTask.CompletedTask;
            },
        };

    /// <summary>Why the journal cannot be written, found before anybody's telephone rings; null when it can.</summary>
    private static string? FindJournalObstacle(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var isNew = !File.Exists(path);
            File.OpenWrite(path).Dispose();
            if (isNew)
                File.Delete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"the journal cannot be written: {e.Message} Choose another file with --journal.";
        }
    }

    private static void Show(Terminal terminal, CallInput input, Transition transition)
    {
        if (input is CallInput.CallerSaid said)
            terminal.Messages.MarkupLineInterpolated(
                $"[cyan]caller:[/] {(said.Text.Length == 0 ? "…" : said.Text)} [grey]{transition.Decision?.Rule}[/]"
            );
        foreach (var say in transition.Actions.OfType<CallAction.Say>())
            terminal.Messages.MarkupLineInterpolated($"[green]agent:[/]  {say.Text}");
    }
}
