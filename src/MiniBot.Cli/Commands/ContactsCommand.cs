using System.CommandLine;
using System.Globalization;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Agents;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>contacts import</c>: people with their consents from a CSV file, with a report line by line of what was refused.</summary>
internal static class ContactsCommand
{
    private const int ProblemsShown = 50;

    public static Command Create(Option<bool> json)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "A CSV file: phone, first_name, consent_… and any further column.",
        };
        var campaign = new Option<string>("--campaign") { Description = "The campaign they join.", Required = true };
        var database = CommonOptions.Database();
        var import = new Command("import", "Import contacts from CSV; a wrong line is reported, the others are imported.")
        {
            file,
            campaign,
            database,
        };
        import.SetAction(
            (parsed, cancelled) =>
                ImportAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetRequiredValue(campaign),
                    parsed.GetRequiredValue(database),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return new Command("contacts", "The people to be called.") { import };
    }

    private static async Task<int> ImportAsync(
        FileInfo file,
        string name,
        string database,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        if (!file.Exists)
            return terminal.Refuse($"there is no file {file.FullName}", ExitCode.Usage);
        return await StoredCampaign.FindAsync(
            name,
            database,
            terminal,
            (office, campaign) => ImportAsync(office, campaign, file, terminal, cancelled),
            cancelled
        );
    }

    private static async Task<int> ImportAsync(
        CampaignOffice office,
        Campaign campaign,
        FileInfo file,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var report = await terminal.WorkAsync(
            "importing",
            progress => office.ImportAsync(campaign, file.FullName, progress, cancelled)
        );
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, file.Name, terminal);
        return report.Failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(ImportReport report, string file, Terminal terminal)
    {
        foreach (var problem in report.Problems.Take(ProblemsShown))
            terminal.Messages.WriteLine($"{file}, {problem}");
        var hidden = report.Problems.Count - ProblemsShown + report.ProblemsLeftOut;
        if (hidden > 0)
            terminal.Note($"and {hidden} further problems (--json lists them)");
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Rows} rows: {report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged, {report.Merged} merged, {report.Refused} refused; {report.WithoutConsent} without consent (kept, never dialled), {report.ConsentsAdded} consents added"
            )
        );
    }
}
