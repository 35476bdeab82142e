using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Agents;
using MiniBot.Cli.Bench;
using MiniBot.Speech;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>bench bargein</c>: how quickly the agent gives way to a person, and how seldom to anything else.</summary>
internal static class BenchBargeInCommand
{
    private const int MaxScenes = 100_000;
    private const string Energy = "energy";
    private const string Best = "best";

    public static Command Create(Option<bool> json)
    {
        var count = CommonOptions.Number("--count", "Scenes of each kind", from: 10, MaxScenes, standard: 300);
        var detector = new Option<string>("--vad")
        {
            Description = "Voice activity: best (Silero where it is installed), or energy.",
            DefaultValueFactory = _ => Best,
        };
        detector.AcceptOnlyFromAmong(Best, Energy);
        var command = new Command(
            "bargein",
            "Measure how the agent gives way: to interruptions, and not to back-channels, coughs and its own echo."
        )
        {
            count,
            detector,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetValue(count),
                    parsed.GetRequiredValue(detector),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(int count, string detector, Terminal terminal, CancellationToken cancelled)
    {
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", SimulationBench.ScenarioName), terminal) is not { } scenario)
            return ExitCode.Failed;
        var voices = await OpenVoicesAsync(cancelled);
        if (voices.Count == 0)
            return terminal.Refuse($"no voice is installed: {EspeakSynthesizer.Mend}");
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(TimeProvider.System), cancelled);
        Func<IVoiceActivityDetector> open =
            detector == Energy ? () => new EnergyVoiceActivityDetector() : speech.OpenVoiceActivityDetector;
        string name;
        using (var opened = open())
            name = opened is EnergyVoiceActivityDetector ? Energy : "silero";
        var bench = new BargeInBench(scenario, voices, open, name, count, TimeProvider.System);
        var (report, error) = await terminal.WorkAsync("interrupting", progress => bench.RunAsync(progress, cancelled));
        if (report is null)
            return terminal.Refuse(error ?? "");
        if (terminal.WantsJson)
            Terminal.WriteJson(report);
        else
            Show(report, terminal);
        return ExitCode.Done;
    }

    private static async Task<List<ISynthesizer>> OpenVoicesAsync(CancellationToken cancelled)
    {
        ISynthesizer?[] voices =
        [
            await PicoSynthesizer.TryOpenAsync(TimeProvider.System, cancelled),
            await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, cancelled),
        ];
        return [.. voices.OfType<ISynthesizer>()];
    }

    private static void Show(BargeInBenchReport report, Terminal terminal)
    {
        var table = new Table().AddColumns(
            "over the agent's words",
            "scenes",
            "ducked",
            "paused",
            "gave up",
            "duck p50/p95/p99",
            "silent p50/p95/p99",
            "goes on p50/p95/p99"
        );
        foreach (var run in report.Runs)
            table.AddRow(
                run.Scene,
                Text($"{run.Count}"),
                Text($"{run.Ducked}"),
                Text($"{run.Paused}"),
                Text($"{run.Interrupted}"),
                Text(run.DuckMs),
                Text(run.SilenceMs),
                Text(run.ResumeMs)
            );
        terminal.Results.Write(table);
        terminal.Results.WriteLine(
            Text($"precision {report.Precision:P1}, recall {report.Recall:P1}; paused without need {report.PausedWrongly:P1}")
        );
        var machine = report.Machine;
        terminal.Results.WriteLine(
            Text($"voices {report.Voices}; voice activity {report.VoiceActivity}; {report.RealTimeFactor:0.0000} of real time")
        );
        terminal.Results.WriteLine(
            Text($"{machine.Name}: {machine.Processors} processors, {machine.System}, load {report.LoadAverage:0.0}")
        );
    }

    private static string Text(BargeInTimes? times) => times is null ? "" : Text($"{times.P50}/{times.P95}/{times.P99} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
