using System.CommandLine;
using System.Globalization;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Cli.Agents;
using MiniBot.Conversation;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>rescore</c>: the calls of a campaign by changed weights, threshold or determining steps.</summary>
internal static class RescoreCommand
{
    /// <summary>A longer list is for <c>--json</c>.</summary>
    private const int MaxRows = 50;

    public static Command Create(Option<bool> json)
    {
        var name = new Argument<string>("campaign") { Description = "The campaign's name." };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "The scenario with the new rules; by default the campaign's own file as it is now.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing." };
        var database = CommonOptions.Database();
        var command = new Command(
            "rescore",
            "Score the calls of a campaign again after a change of rules; nobody is called, and earlier scores are kept."
        )
        {
            name,
            scenario,
            dryRun,
            database,
        };
        StoredCampaign.SetAction(
            command,
            name,
            database,
            json,
            (parsed, office, campaign, terminal, cancelled) =>
                RescoreAsync(office, campaign, parsed.GetValue(scenario), !parsed.GetValue(dryRun), terminal, cancelled)
        );
        return command;
    }

    private static async Task<int> RescoreAsync(
        CampaignOffice office,
        Campaign campaign,
        string? scenarioPath,
        bool apply,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if ((scenarioPath ?? campaign.ScenarioPath) is not { } path)
            return terminal.Refuse($"campaign '{campaign.Name}' names no scenario; add --scenario FILE", ExitCode.Usage);
        if (ScenarioFile.TryRead(path, terminal) is not { } scenario)
            return ExitCode.Usage;
        var outcome = await terminal.WorkAsync(
            "calls scored",
            progress =>
                new CampaignRescoring(office.Database, TimeProvider.System).RunAsync(
                    campaign.Id,
                    scenario,
                    apply,
                    progress,
                    cancelled
                )
        );
        if (outcome is not RescoringOutcome.Done done)
            return terminal.Refuse($"a run of campaign '{campaign.Name}' is under way; rescore when it is over");
        Show(done, apply, terminal);
        return ExitCode.Done;
    }

    private static void Show(RescoringOutcome.Done done, bool applied, Terminal terminal)
    {
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(
                new
                {
                    applied,
                    done.Calls,
                    changed = done.Changed.Count,
                    done.BecameLeads,
                    done.LostLeads,
                    attempts = done.Changed.Select(c => new
                    {
                        contact = c.ContactId,
                        attempt = c.AttemptId,
                        old_score = c.OldScore,
                        score = c.Score,
                        old_disposition = c.OldDisposition.ToWireName(),
                        disposition = c.Disposition.ToWireName(),
                        reasons = c.Reasons.Select(r => new { r.Step, r.Points }),
                    }),
                }
            );
            return;
        }

        if (done.Changed.Count > 0)
            terminal.Results.Write(TableOf(done));
        if (done.Changed.Count > MaxRows)
            terminal.Note($"and {done.Changed.Count - MaxRows} more; all are in the output of --json");
        terminal.Results.WriteLine(
            $"{done.Calls} calls, {done.Changed.Count} {(applied ? "changed" : "would change")}: {done.BecameLeads} become leads, {done.LostLeads} are leads no longer"
        );
    }

    private static Table TableOf(RescoringOutcome.Done done)
    {
        var table = new Table().AddColumns("contact", "score", "disposition", "reasons");
        foreach (var change in done.Changed.Take(MaxRows))
            table.AddRow(
                new Text(change.ContactId.ToString(CultureInfo.InvariantCulture)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{change.OldScore} → {change.Score}")),
                new Text(
                    change.OldDisposition == change.Disposition
                        ? change.Disposition.ToWireName()
                        : $"{change.OldDisposition.ToWireName()} → {change.Disposition.ToWireName()}"
                ),
                new Text(string.Join(", ", change.Reasons))
            );
        return table;
    }
}
