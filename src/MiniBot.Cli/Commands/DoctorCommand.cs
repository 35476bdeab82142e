using System.CommandLine;
using MiniBot.Cli.Doctor;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>doctor</c>: what this machine has and lacks, with the command that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create(Option<bool> json)
    {
        var database = CommonOptions.Database();
        var command = new Command("doctor", "Say what this machine has and lacks, and what mends it.") { database };
        command.SetAction(
            (parsed, cancelled) => RunAsync(parsed.GetRequiredValue(database), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(string database, Terminal terminal, CancellationToken cancelled)
    {
        var findings = await new Examination(database, TimeProvider.System).RunAsync(cancelled);
        var works = findings.All(f => f.State != FindingState.Broken);
        if (terminal.WantsJson)
            Terminal.WriteJson(new { works, findings });
        else
            Show(findings, works, terminal);
        return works ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(IReadOnlyList<Finding> findings, bool works, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "part", "found", "what mends it");
        foreach (var finding in findings)
            table.AddRow(
                Mark(finding.State),
                Markup.Escape(finding.Name),
                Markup.Escape(finding.Detail),
                Markup.Escape(finding.Mend ?? "")
            );
        terminal.Results.Write(table);
        var lacking = findings.Count(f => f.State == FindingState.Lacking);
        terminal.Results.WriteLine(
            (works, lacking) switch
            {
                (false, _) => "The product cannot do its job on this machine yet.",
                (true, 0) => "Nothing is missing.",
                (true, _) => $"The product works; {lacking} parts would make it better.",
            }
        );
    }

    private static string Mark(FindingState state) =>
        state switch
        {
            FindingState.Ok => "[green]✓[/]",
            FindingState.Lacking => "[yellow]–[/]",
            _ => "[red]✗[/]",
        };
}
