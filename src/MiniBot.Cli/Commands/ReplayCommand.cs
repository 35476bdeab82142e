using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Journals;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands;

/// <summary><c>replay</c>: does a recorded call come out the same today?</summary>
internal static class ReplayCommand
{
    private const int LinesShown = 40;
    private const int FilesShown = 20;

    public static Command Create(Option<bool> json)
    {
        var journals = new Argument<string[]>("journals")
        {
            Description = "Journals, or folders that hold some.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "The scenario that the calls followed; when left out, the shipped one of that name and content.",
        };
        var command = new Command("replay", "Send a recorded call's inputs through the rail again; prints every difference.")
        {
            journals,
            scenario,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(journals),
                    parsed.GetValue(scenario),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? scenarioFile, Terminal terminal, CancellationToken cancelled)
    {
        var files = JournalFiles.Find(paths, out var missing);
        if (missing is not null)
            return terminal.Refuse(missing, ExitCode.Usage);
        Scenario? scenario = null;
        if (scenarioFile is not null && (scenario = ScenarioFile.TryRead(scenarioFile, terminal)) is null)
            return ExitCode.Failed;
        var run = new ReplayRun(new JournalScenarios(scenario));
        var summary = await terminal.WorkAsync("replaying", progress => run.RunAsync(files, progress, cancelled));
        if (terminal.WantsJson)
            Terminal.WriteJson(summary);
        else
            Show(summary, terminal);
        return summary.Identical == summary.Journals ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(ReplaySummary summary, Terminal terminal)
    {
        foreach (var journal in summary.Files.Take(FilesShown))
        {
            if (journal.Verdict == ReplayVerdict.Refused)
                terminal.Error($"{journal.File}: {journal.Note}");
            else if (journal.Note is not null)
                terminal.Note($"{journal.File}: {journal.Note}");
            if (journal.Verdict != ReplayVerdict.Different)
                continue;
            terminal.Results.Profile.Out.Writer.WriteLine($"{journal.File}: different");
            foreach (var line in journal.Differences.Take(LinesShown))
                terminal.Results.Profile.Out.Writer.WriteLine($"  {line}");
            if (journal.Differences.Count > LinesShown)
                terminal.Note($"and {journal.Differences.Count - LinesShown} further lines (--json lists them)");
        }

        if (summary.Files.Count > FilesShown)
            terminal.Note($"and {summary.Files.Count - FilesShown} further journals (--json lists them)");
        terminal.Results.Profile.Out.Writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Journals} journals: {summary.Identical} identical, {summary.Different} different, {summary.Refused} refused"
            )
        );
    }
}
