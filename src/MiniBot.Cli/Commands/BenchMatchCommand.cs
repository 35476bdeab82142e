using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Bench;
using MiniBot.Conversation.Catalogues;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench match</c>: how long the catalogue takes to find an entry, and to load.</summary>
internal static class BenchMatchCommand
{
    private const int MaxMatches = 10_000_000;

    public static Command Create(Option<bool> json)
    {
        var count = CommonOptions.Number("--count", "Matches in each run", from: 1000, MaxMatches, standard: 20_000);
        var entries = CommonOptions.Number(
            "--entries",
            "Entries of the made-up company file",
            from: 1000,
            CatalogueReader.MaxEntries,
            standard: 10_000
        );
        var command = new Command("match", "Measure matches against a theme's entries, and against a large company file.")
        {
            count,
            entries,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(parsed.GetValue(count), parsed.GetValue(entries), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(int count, int entries, Terminal terminal, CancellationToken cancelled)
    {
        var bench = new MatchBench(count, entries, TimeProvider.System);
        var report = await terminal.WorkAsync("matching", progress => Task.Run(() => bench.Run(progress, cancelled), cancelled));
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return ExitCode.Done;
    }

    private static void Show(MatchBenchReport report, Terminal terminal)
    {
        var table = new Table().AddColumns("entries", "matches", "p50", "p99", "longest", "allocated");
        foreach (var run in report.Runs)
            table.AddRow(
                Text($"{run.Entries:N0}"),
                Text($"{run.Matches:N0}"),
                Text($"{run.P50Us} µs"),
                Text($"{run.P99Us} µs"),
                Text($"{run.MaxUs} µs"),
                Text($"{run.BytesPerMatch} bytes")
            );
        terminal.Results.Write(table);
        terminal.Results.WriteLine(Text($"first theme loaded, with the runtime's compiling: {report.FirstLoadMs} ms"));
        terminal.Results.WriteLine(
            Text($"company file: read in {report.OwnFileReadMs} ms, learnt in {report.OwnFileLearnMs} ms")
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
