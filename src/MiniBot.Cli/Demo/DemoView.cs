using System.Globalization;
using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;
using MiniBot.Prospects;
using Spectre.Console;

namespace MiniBot.Cli.Demo;

/// <summary>What one sees of a demo: a live table where a person watches, a line for each call where the output is piped.</summary>
internal sealed class DemoView(Terminal terminal, IReadOnlyList<Persona> personas) : IProgress<CampaignEvent>
{
    private readonly Lock _drawing = new();
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private LiveDisplayContext? _live;

    /// <summary>Shows the campaign while <paramref name="work"/> runs.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        if (!terminal.IsWatched)
            return await work();
        return await terminal
            .Messages.Live(Draw())
            .AutoClear(true)
            .StartAsync(async live =>
            {
                _live = live;
                return await work();
            });
    }

    public void Report(CampaignEvent value)
    {
        var persona = value.Contact.Variables[DemoContacts.PersonaColumn];
        lock (_drawing)
        {
            _states[persona] = StateOf(value);
            if (_live is not null)
                _live.UpdateTarget(Draw());
            else if (value is not CampaignEvent.Dialling)
                terminal.Messages.WriteLine($"{persona}: {Markup.Remove(_states[persona])}");
        }
    }

    /// <summary>The table of results.</summary>
    public static Table Results(DemoReport report)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("persona", "script", "disposition", "score", "heard by", "points");
        foreach (var attempt in report.Attempts)
            table.AddRow(
                Markup.Escape(attempt.Persona),
                Markup.Escape(attempt.About),
                attempt.AsExpected
                    ? $"[green]{attempt.Disposition}[/]"
                    : $"[red]{attempt.Disposition}[/], not {attempt.Expected}",
                attempt.Score?.ToString(CultureInfo.InvariantCulture) ?? "",
                attempt.HeardBy ?? "",
                Markup.Escape(
                    string.Join(
                        ", ",
                        attempt.Reasons.Where(r => r.Points > 0).Select(r => $"{r.Step} +{r.Points} “{r.Utterance}”")
                    )
                )
            );
        return table;
    }

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("persona", "script", "call");
        foreach (var persona in personas)
            table.AddRow(
                Markup.Escape(persona.Id),
                Markup.Escape(persona.About),
                _states.GetValueOrDefault(persona.Id, "[grey]waiting[/]")
            );
        return table;
    }

    private static string StateOf(CampaignEvent happened) =>
        happened switch
        {
            CampaignEvent.Dialling => "[yellow]on the phone[/]",
            CampaignEvent.Refused { Refusal: var refusal } => $"[red]refused: {refusal.Reason}[/]",
            CampaignEvent.Ended { Outcome: var outcome } => $"[green]{outcome.Disposition.ToWireName()}[/] {outcome.Score}",
            _ => "[red]interrupted[/]",
        };
}
