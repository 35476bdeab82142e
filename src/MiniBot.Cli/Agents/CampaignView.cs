using System.Globalization;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Compliance;
using MiniBot.Conversation;
using Spectre.Console;

namespace MiniBot.Cli.Agents;

/// <summary>What one sees of a campaign. Numbers are personal data, so a contact goes by its place in the database.</summary>
internal sealed class CampaignView(Terminal terminal) : IProgress<CampaignEvent>
{
    /// <summary>One line for each call.</summary>
    public void Report(CampaignEvent value)
    {
        var what = value switch
        {
            CampaignEvent.Dialling => "dialling",
            CampaignEvent.Refused { Refusal: var refusal } => $"refused: {refusal.Reason.ToCode()}, {refusal.Detail}",
            CampaignEvent.Ended { Outcome: var outcome } => string.Join(' ', Parts(outcome)),
            _ => "interrupted",
        };
        terminal.Messages.WriteLine($"contact {value.Contact.Id}: {what}");
    }

    /// <summary>The campaign in numbers.</summary>
    public void Show(Campaign campaign, CampaignSummary summary)
    {
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(summary);
            return;
        }

        terminal.Results.WriteLine($"{campaign.Name}: {summary.Contacts} contacts, {summary.Pending} to be called");
        var chart = new BarChart().Width(60);
        foreach (var (disposition, count) in summary.Dispositions.OrderByDescending(d => d.Value))
            chart.AddItem(disposition.ToWireName(), count, disposition == Disposition.Lead ? Color.Green : Color.Grey);
        foreach (var (code, count) in summary.Refusals)
            chart.AddItem($"refused: {code}", count, Color.Red);
        if (summary.LatencyMs is { } latency)
            terminal.Results.WriteLine(latency.ToString());
        if (chart.Data.Count > 0)
            terminal.Results.Write(chart);
    }

    private static IEnumerable<string> Parts(AttemptOutcome outcome)
    {
        yield return outcome.Disposition.ToWireName();
        if (outcome.Score is { } score)
            yield return score.ToString(CultureInfo.InvariantCulture);
        if (outcome.Cause is { } cause)
            yield return cause;
    }
}
