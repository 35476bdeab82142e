using System.CommandLine;
using System.Globalization;
using MiniBot.Conversation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.ScenarioTests;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>scenario test</c>: scripted conversations, held on virtual time, with what must come of them.</summary>
internal static class ScenarioTestCommand
{
    private const string FileMend = "give the path of a file of scripted conversations";

    public static Command Create(Option<bool> json)
    {
        var file = new Argument<string>("file") { Description = "Scripted conversations, YAML or JSON." };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "The scenario, instead of the one that the file names: a file, or the name of a shipped one.",
        };
        var test = new Command("test", "Hold scripted conversations and tell every expectation that fails.") { file, scenario };
        test.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(scenario),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return test;
    }

    private static async Task<int> RunAsync(string path, string? scenarioPath, Terminal terminal, CancellationToken cancelled)
    {
        if (TryRead(path, terminal) is not { } script)
            return ExitCode.Usage;
        if ((scenarioPath ?? Beside(path, script.Scenario)) is not { } found)
            return terminal.Refuse($"{path} names no scenario: add scenario: with its file, or give --scenario", ExitCode.Usage);
        if (ScenarioFile.TryRead(found, terminal) is not { } scenario)
            return ExitCode.Usage;
        var reports = await terminal.WorkAsync(
            $"{script.Conversations.Length} conversations",
            progress => Task.Run(() => Hold(script, scenario, progress, cancelled), cancelled)
        );
        var failed = reports.Count(r => !r.Passed);
        if (terminal.WantsJson)
            WriteJson(path, scenario, reports, failed);
        else
            Show(Path.GetFileName(path), reports, failed, terminal);
        return failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static ScenarioTestFile? TryRead(string path, Terminal terminal)
    {
        ScenarioError[] errors;
        if (!ScenarioFile.TryReadText(path, FileMend, out var text, out var unreadable))
            errors = [unreadable];
        else
            switch (ScenarioTestReader.Read(text, Path.GetFileName(path)))
            {
                case ScenarioTestOutcome.Valid { File: var file }:
                    return file;
                case ScenarioTestOutcome.Invalid { Errors: var found }:
                    errors = [.. found];
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }

        ScenarioFile.Explain(errors, terminal);
        if (terminal.WantsJson)
            Terminal.WriteJson(new { error = "the test file is wrong", errors });
        return null;
    }

    /// <summary>A scenario as a test file names it: relative to that file, or a shipped one.</summary>
    private static string? Beside(string path, string? scenario)
    {
        if (scenario is null)
            return null;
        var relative = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", scenario);
        return File.Exists(relative) ? relative : scenario;
    }

    private static List<ConversationReport> Hold(
        ScenarioTestFile script,
        Scenario scenario,
        IProgress<int> progress,
        CancellationToken cancelled
    )
    {
        var reports = new List<ConversationReport>(script.Conversations.Length);
        foreach (var conversation in script.Conversations)
        {
            cancelled.ThrowIfCancellationRequested();
            reports.Add(ScenarioTestRun.Run(scenario, conversation));
            progress.Report(reports.Count);
        }

        return reports;
    }

    private static void WriteJson(string path, Scenario scenario, List<ConversationReport> reports, int failed) =>
        Terminal.WriteJson(
            new
            {
                file = Path.GetFileName(path),
                scenario = scenario.Name,
                total = reports.Count,
                passed = reports.Count - failed,
                failed,
                conversations = reports.Select(r => new
                {
                    r.Name,
                    r.Line,
                    r.Passed,
                    disposition = r.Disposition?.ToWireName(),
                    r.Score,
                    r.Failures,
                    transcript = r.Passed ? null : r.Transcript.Select(t => t.ToString()),
                }),
            }
        );

    private static void Show(string file, List<ConversationReport> reports, int failed, Terminal terminal)
    {
        foreach (var report in reports.Where(r => !r.Passed))
        {
            terminal.Messages.MarkupLineInterpolated($"[red]failed:[/] [bold]{report.Name}[/]");
            foreach (var failure in report.Failures)
                terminal.Messages.WriteLine($"  {file}:{failure.Line}: {failure}");
            foreach (var line in report.Transcript)
                terminal.Note($"    {line}");
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "conversation", "ends with", "score");
        foreach (var report in reports)
            table.AddRow(
                report.Passed ? "[green]✓[/]" : "[red]✗[/]",
                Markup.Escape(report.Name),
                report.Disposition?.ToWireName() ?? "–",
                report.Score.ToString(CultureInfo.InvariantCulture)
            );
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{reports.Count} conversations: {reports.Count - failed} as expected, {failed} not"
            )
        );
    }
}
