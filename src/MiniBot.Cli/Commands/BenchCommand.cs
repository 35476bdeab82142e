using System.CommandLine;
using System.Globalization;
using MiniBot.Cli.Bench;
using MiniBot.Conversation.Simulation;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary>
/// <c>bench</c>: what this machine can do. <c>media</c>: what calls cost, beside what their packets alone would.
/// <c>simulate</c>: how many conversations it can decide. The others stand in files of their own.
/// </summary>
internal static class BenchCommand
{
    public static Command Create(Option<bool> json)
    {
        var calls = new Option<IReadOnlyList<int>>("--calls")
        {
            Description = $"Numbers of concurrent calls, 1 to {MediaBenchOptions.MaxCalls} each, such as 50,100,200.",
            DefaultValueFactory = _ => [50, 100, 200],
            CustomParser = value =>
            {
                if (MediaBenchOptions.ReadCalls(value.Tokens[0].Value) is { } numbers)
                    return numbers;
                value.AddError(
                    $"--calls takes numbers from 1 to {MediaBenchOptions.MaxCalls} with commas between, such as 50,100,200."
                );
                return [];
            },
        };
        var seconds = CommonOptions.Number(
            "--seconds",
            "Length of each measurement",
            from: 1,
            MediaBenchOptions.MaxSeconds,
            standard: 10
        );
        var media = new Command("media", "Measure concurrent two-way PCMA calls with sipp on loopback.") { calls, seconds };
        media.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    new MediaBenchOptions(parsed.GetRequiredValue(calls), parsed.GetValue(seconds)),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return new Command("bench", "Benchmarks of this machine.")
        {
            media,
            CreateSimulate(json),
            BenchMatchCommand.Create(json),
            BenchTurnCommand.Create(json),
            BenchAskCommand.Create(json),
            BenchBargeInCommand.Create(json),
            BenchEndpointCommand.Create(json),
            BenchHearCommand.Create(json),
            BenchSayCommand.Create(json),
        };
    }

    private static Command CreateSimulate(Option<bool> json)
    {
        var count = CommonOptions.Number("--count", "Conversations", from: 1000, CallSimulator.MaxCalls, standard: 10_000);
        var simulate = new Command("simulate", "Measure simulated conversations a minute, on one thread and on all.") { count };
        simulate.SetAction(
            (parsed, cancelled) => SimulateAsync(parsed.GetValue(count), Terminal.Open(parsed.GetValue(json)), cancelled)
        );
        return simulate;
    }

    private static async Task<int> SimulateAsync(int count, Terminal terminal, CancellationToken cancelled)
    {
        if (ScenarioFile.TryRead(DataFolder.PathOf("scenarios", SimulationBench.ScenarioName), terminal) is not { } scenario)
            return ExitCode.Failed;
        var bench = new SimulationBench(scenario, count, TimeProvider.System);
        var report = await terminal.WorkAsync("simulating", progress => bench.RunAsync(progress, cancelled));
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(report);
            return ExitCode.Done;
        }

        foreach (var run in report.Runs)
            terminal.Results.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.Threads} thread{(run.Threads == 1 ? "" : "s")}: {run.ConversationsPerMinute:N0} conversations a minute, {run.MicrosecondsPerTurn:0} µs a turn, {run.BytesPerConversation / 1024.0:N0} KB each"
                )
            );
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(MediaBenchOptions options, Terminal terminal, CancellationToken cancelled)
    {
        var view = new MediaBenchView(terminal, options.Calls.Count);
        var bench = new MediaBench(options, TimeProvider.System, view);
        var (report, error) = await view.WatchAsync(() => bench.RunAsync(cancelled));
        if (report is null)
            return terminal.Refuse(error ?? "");
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(report);
            return ExitCode.Done;
        }

        terminal.Results.Write(MediaBenchView.Results(report));
        var machine = report.Machine;
        terminal.Results.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Seconds} s each on {machine.Name}: {machine.Processors} processors, {machine.System}, {machine.Runtime}"
            )
        );
        return ExitCode.Done;
    }
}
