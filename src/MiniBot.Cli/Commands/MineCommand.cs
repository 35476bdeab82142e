using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Journals;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Mining;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>mine</c>: what people said that nobody understood, and the entries that would answer it.</summary>
internal static class MineCommand
{
    private const int ExamplesShown = 3;

    public static Command Create(Option<bool> json)
    {
        var journals = new Argument<string[]>("journals")
        {
            Description = "Journals, or folders that hold some.",
            Arity = ArgumentArity.OneOrMore,
        };
        var top = CommonOptions.Number("--top", "Groups to print", from: 1, to: 1000, standard: 20);
        var least = CommonOptions.Number("--least", "Leave out what was heard less often", from: 1, to: 1_000_000, standard: 2);
        var command = new Command("mine", "Group the utterances that nobody understood, and propose entries that answer them.")
        {
            journals,
            top,
            least,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(journals),
                    parsed.GetValue(top),
                    parsed.GetValue(least),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, int top, int least, Terminal terminal, CancellationToken cancelled)
    {
        var files = JournalFiles.Find(paths, out var missing);
        if (missing is not null)
            return terminal.Refuse(missing, ExitCode.Usage);
        var refused = new List<RefusedJournal>();
        var miner = await terminal.WorkAsync(
            "reading journals",
            progress => Task.Run(() => Search(files, refused, progress, cancelled), cancelled)
        );
        var groups = miner.Cluster();
        MiningReport report = new(
            files.Count,
            miner.Found,
            groups.Length,
            [.. groups.Where(g => g.Count >= least).Take(top).Select(MinedGroup.Of)],
            refused
        );
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return refused.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static UtteranceMiner Search(
        IReadOnlyList<string> files,
        List<RefusedJournal> refused,
        IProgress<int> progress,
        CancellationToken cancelled
    )
    {
        var miner = new UtteranceMiner();
        foreach (var (index, file) in files.Index())
        {
            cancelled.ThrowIfCancellationRequested();
            switch (JournalFiles.Read(file))
            {
                case JournalOutcome.Read { Journal: var journal }:
                    miner.Add(journal);
                    break;
                case JournalOutcome.Refused no:
                    refused.Add(new RefusedJournal(file, no.Line, no.Problem));
                    break;
                default:
                    break;
            }

            progress.Report(index + 1);
        }

        return miner;
    }

    private static void Show(MiningReport report, Terminal terminal)
    {
        foreach (var journal in report.Refused)
            terminal.Error($"{journal.File}: line {journal.Line}: {journal.Problem}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("heard", "proposed entry", "for instance");
        foreach (var group in report.Groups)
            table.AddRow(
                group.Count.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(group.Id),
                Markup.Escape(string.Join(" · ", group.Phrases.Take(ExamplesShown).Select(p => p.Text)))
            );
        terminal.Results.Write(table);
        var results = terminal.Results.Profile.Out.Writer;
        if (report.Groups.Count > 0)
        {
            results.WriteLine("# For the catalogue of your company; write each answer, at most 45 words.");
            results.WriteLine("entries:");
            foreach (var line in report.Groups.SelectMany(g => g.Yaml.TrimEnd().Split('\n')))
                results.WriteLine($"  {line}");
        }

        terminal.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Journals} journals, {report.Found} utterances not understood or without an answer, in {report.GroupsFound} groups"
            )
        );
    }
}
