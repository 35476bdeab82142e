using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench;
using MiniBot.Speech;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench say</c>: from the decision to say something to its first packet.</summary>
internal static class BenchSayCommand
{
    private const int MaxPrompts = 1000;

    public static Command Create(Option<bool> json)
    {
        var count = CommonOptions.Number("--count", "Prompts in each run", from: 2, MaxPrompts, standard: 20);
        var command = new Command("say", "Measure how soon a prompt is heard: from memory, from disk, and rendered now.")
        {
            count,
        };
        command.SetAction(
            (parsed, cancelled) => RunAsync(parsed.GetValue(count), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return command;
    }

    private static async Task<int> RunAsync(int count, Terminal terminal, CancellationToken cancelled)
    {
        var time = TimeProvider.System;
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(time), cancelled);
        if (speech.Synthesizer is not { } voice)
            return terminal.Refuse("this machine has no voice (./minibot doctor says what is missing)");
        var folder = Directory.CreateTempSubdirectory("minibot-bench-say-");
        try
        {
            var bench = new SayBench(voice, folder.FullName, count, time);
            var report = await terminal.WorkAsync("speaking", progress => bench.RunAsync(progress, cancelled));
            if (terminal.WantsJson)
                Terminal.WriteJson(report);
            else
                Show(report, terminal);
            return ExitCode.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Show(SayBenchReport report, Terminal terminal)
    {
        var table = new Table().AddColumns("prompt", "times", "p50", "p95", "slowest");
        foreach (var run in report.Runs)
            table.AddRow(
                run.Prompt,
                Text($"{run.Count}"),
                Text($"{run.P50Ms} ms"),
                Text($"{run.P95Ms} ms"),
                Text($"{run.MaxMs} ms")
            );
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            Text(
                $"voice: {report.Voice}; A-law of a frame: {report.EncodeNsPerFrame} ns; the next tick of the media clock comes within 20 ms"
            )
        );
        terminal.Results.WriteLine(
            Text(
                $"{report.Machine.Name}: {report.Machine.Processors} processors, load {report.LoadAverage}, {report.Machine.Runtime}"
            )
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
