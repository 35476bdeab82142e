using System.CommandLine;
using System.Globalization;
using MiniBot.Calls.Timing;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench;
using MiniBot.Prospects;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench turn</c>: how long people wait for an answer, from their last sound to our first packet.</summary>
internal static class BenchTurnCommand
{
    private const string ScenarioName = "demo-epargne.yaml";
    private const string PersonaName = "demo.fr.yaml";
    private const int MaxCalls = 200;

    public static Command Create(Option<bool> json)
    {
        var calls = CommonOptions.Number("--calls", "Conversations at once", from: 1, MaxCalls, standard: 20);
        var command = new Command("turn", "Measure spoken conversations: from the caller's last sound to our first packet.")
        {
            calls,
        };
        command.SetAction(
            (parsed, cancelled) => RunAsync(parsed.GetValue(calls), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(int calls, Terminal terminal, CancellationToken cancelled)
    {
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", ScenarioName), terminal) is not { } scenario)
            return ExitCode.Failed;
        var file = DataFolder.PathOf("personas", PersonaName);
        if (PersonaFile.TryRead(await File.ReadAllTextAsync(file, cancelled), PersonaName, out var mistake) is not { } personas)
            return terminal.Refuse(mistake);
        using var kit = await AgentKit.OpenAsync(
            scenario,
            recordings: null,
            textOnly: false,
            answers: null,
            TimeProvider.System,
            cancelled
        );
        kit.Introduce(terminal);
        var bench = new TurnBench(calls, scenario, file, personas, TimeProvider.System);
        var (report, error) = await terminal.WorkAsync(
            "conversations over",
            progress => bench.RunAsync(kit, progress, cancelled)
        );
        if (report is null)
            return terminal.Refuse(error ?? "");
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return ExitCode.Done;
    }

    private static void Show(TurnBenchReport report, Terminal terminal)
    {
        if (report.LatencyMs is { } latency)
        {
            var table = new Table().AddColumns("stage, ms", "p50", "p95", "p99", "goal");
            Row(table, "end of turn", latency.EndOfTurn, "");
            Row(table, "recognition", latency.Recognition, "");
            Row(table, "decision", latency.Decision, "");
            if (latency.Model is { } model)
                Row(table, "language model", model, "");
            Row(table, "first audio", latency.FirstAudio, "");
            Row(table, "after the end of turn", latency.AfterEndOfTurn, $"p95 < {TurnGoals.AfterEndOfTurnP95Ms}");
            Row(table, "voice to voice", latency.Total, $"p50 < {TurnGoals.TotalP50Ms}");
            terminal.Results.Write(table);
        }

        terminal.Results.WriteLine(
            Text($"{report.Calls} calls, {report.LatencyMs?.Turns ?? 0} turns, {report.Recognizer}, {report.Voice}")
        );
        terminal.Results.WriteLine(string.Join(", ", report.Dispositions.Select(ended => $"{ended.Key} {ended.Value}")));
        var sent = report.TransmitIntervalMs;
        terminal.Results.WriteLine(
            Text(
                $"packets every {sent.P50:0.0} ms, p99 {sent.P99:0.0}, p99.9 {sent.P999:0.0} (goal < {20 + TurnGoals.LatePacketP999Ms}); {report.FramesUnheard} frames unheard; {report.ProcessorShare:P0} of the processors"
            )
        );
        var machine = report.Machine;
        terminal.Results.WriteLine(
            Text(
                $"{machine.Name}: {machine.Processors} processors, {machine.System}, {machine.Runtime}, load {report.LoadAverage}"
            )
        );
    }

    private static void Row(Table table, string stage, StageLatency latency, string goal) =>
        table.AddRow(stage, Text($"{latency.P50:0}"), Text($"{latency.P95:0}"), Text($"{latency.P99:0}"), goal);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
