using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Commands;
using MiniBot.Conversation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Sip.Line;
using Spectre.Console;

namespace MiniBot.Cli.Agents;

/// <summary>One pass over a stored campaign with the embedded line.</summary>
internal sealed class CampaignRun(
    string name,
    string database,
    Func<Campaign, SipLineOptions> lineOptionsFor,
    int concurrency,
    bool textOnly,
    TimeProvider time
)
{
    public async Task<int> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (CampaignOffice.TryOpen(database, CommonOptions.SecretOf(database), time, out var problem) is not { } office)
            return Refuse(terminal, problem);
        if (await office.FindAsync(name, cancellationToken) is not { } campaign)
            return Refuse(terminal, $"there is no campaign '{name}' in {database}; make it with: minibot campaign create");
        var outcome = ScenarioFile.Read(campaign.ScenarioPath ?? "");
        if (outcome is not ScenarioOutcome.Valid { Scenario: var scenario })
        {
            ScenarioFile.Explain(outcome, terminal);
            return ExitCode.Failed;
        }

        var recordings = Path.GetDirectoryName(campaign.ScenarioPath);
        using var kit = await AgentKit.OpenAsync(scenario, recordings, textOnly, time, cancellationToken);
        foreach (var note in kit.Notes)
            terminal.Note(note);
        if (
            !SipLine.TryOpen(
                lineOptionsFor(campaign) with
                {
                    MaxCalls = 2 * concurrency,
                },
                time,
                out var line,
                out var failure,
                CommandLog.For<SipLine>()
            )
        )
            return Refuse(terminal, failure);
        await using (line)
        {
            var placer = new ScenarioCallPlacer(scenario, line, kit.Agent, kit.Prompts)
            {
                JournalFolder = Directory
                    .CreateDirectory(Path.Combine(Path.GetDirectoryName(office.Database.Path)!, "journals"))
                    .FullName,
                Ambience = kit.Ambience,
            };
            var runner = new CampaignRunner(office.Database, office.Gate, placer, time);
            var options = new CampaignRunOptions { Concurrency = concurrency, Events = new Teller(terminal) };
            if (await runner.RunAsync(campaign.Id, options, cancellationToken) is not CampaignRunResult.Finished)
                return Refuse(terminal, $"another process runs the campaign '{name}'");
        }

        await ShowAsync(office, campaign, terminal, cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>The campaign in numbers.</summary>
    public static async Task ShowAsync(
        CampaignOffice office,
        Campaign campaign,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var summary = await office.Results.SummariseAsync(campaign.Id, cancellationToken);
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(summary);
            return;
        }

        var chart = new BarChart()
            .Width(60)
            .Label($"{campaign.Name}: {summary.Contacts} contacts, {summary.Pending} to be called");
        foreach (var (disposition, count) in summary.Dispositions.OrderByDescending(d => d.Value))
            chart.AddItem(disposition.ToWireName(), count, disposition == Disposition.Lead ? Color.Green : Color.Grey);
        foreach (var (code, count) in summary.Refusals)
            chart.AddItem($"refused: {code}", count, Color.Red);
        terminal.Results.Write(chart);
    }

    private static int Refuse(Terminal terminal, string why)
    {
        terminal.Error(why);
        return ExitCode.Failed;
    }

    /// <summary>One line for each call; numbers are personal data, so a contact goes by its place in the campaign.</summary>
    private sealed class Teller(Terminal terminal) : IProgress<CampaignEvent>
    {
        public void Report(CampaignEvent value)
        {
            var what = value switch
            {
                CampaignEvent.Dialling => "dialling",
                CampaignEvent.Refused { Refusal: var refusal } => $"refused: {refusal.Reason}, {refusal.Detail}",
                CampaignEvent.Ended { Outcome: var outcome } =>
                    $"{outcome.Disposition.ToWireName()} {outcome.Score} {outcome.Cause}",
                _ => "interrupted",
            };
            terminal.Messages.WriteLine($"contact {value.Contact.Id}: {what.TrimEnd()}");
        }
    }
}
