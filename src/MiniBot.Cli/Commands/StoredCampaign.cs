using System.CommandLine;
using MiniBot.Campaigns.Dialing;
using MiniBot.Cli.Agents;

namespace MiniBot.Cli.Commands;

/// <summary>What commands about stored campaigns begin with.</summary>
internal static class StoredCampaign
{
    /// <summary>Works on the installation's campaigns; refuses where the database cannot be used.</summary>
    public static async Task<int> InOfficeAsync(string database, Terminal terminal, Func<CampaignOffice, Task<int>> work) =>
        CampaignOffice.TryOpen(database, TimeProvider.System, out var problem) is { } office
            ? await work(office)
            : terminal.Refuse(problem);

    /// <summary>Makes a command work on the campaign that its arguments name.</summary>
    public static void SetAction(
        Command command,
        Argument<string> name,
        Option<string> database,
        Option<bool> json,
        Func<ParseResult, CampaignOffice, Campaign, Terminal, CancellationToken, Task<int>> work
    ) =>
        command.SetAction(
            (parsed, cancelled) =>
            {
                var terminal = Terminal.Open(parsed.GetValue(json));
                return FindAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetRequiredValue(database),
                    terminal,
                    (office, campaign) => work(parsed, office, campaign, terminal, cancelled),
                    cancelled
                );
            }
        );

    /// <summary>Works on the campaign of that name; refuses where there is none.</summary>
    public static Task<int> FindAsync(
        string name,
        string database,
        Terminal terminal,
        Func<CampaignOffice, Campaign, Task<int>> work,
        CancellationToken cancelled
    ) =>
        InOfficeAsync(
            database,
            terminal,
            async office =>
                await office.FindAsync(name, cancelled) is { } campaign
                    ? await work(office, campaign)
                    : terminal.Refuse(
                        $"there is no campaign '{name}' in {database}; make it with: minibot campaign create",
                        ExitCode.Usage
                    )
        );
}
