using MiniBot.Cli.Simulation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Cli.Bench;

/// <summary>Measures how many simulated conversations this machine holds in a minute: on one thread, then on all.</summary>
internal sealed class SimulationBench(Scenario scenario, int count, TimeProvider clock)
{
    public const string ScenarioName = "demo-epargne.yaml";

    private const int WarmUp = 1000;
    private const double MicrosecondsPerSecond = 1e6;

    private static readonly SimulationOptions s_options = new(Seed: 1, WordErrorRate: 0.15);

    public async Task<SimulationBenchReport> RunAsync(IProgress<int> progress, CancellationToken cancelled)
    {
        var simulator = new CallSimulator(scenario, SimulationCast.French, s_options);
        await new SimulationRun(simulator, WarmUp, Environment.ProcessorCount).RunAsync(progress, cancelled);
        var runs = new List<SimulationBenchRun>();
        foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            runs.Add(await MeasureAsync(simulator, threads, progress, cancelled));
        return new SimulationBenchReport(MachineFacts.Here, count, s_options.WordErrorRate, runs);
    }

    private async Task<SimulationBenchRun> MeasureAsync(
        CallSimulator simulator,
        int threads,
        IProgress<int> progress,
        CancellationToken cancelled
    )
    {
        var load = MachineFacts.ReadLoadAverage();
        var allocated = GC.GetTotalAllocatedBytes();
        var began = clock.GetTimestamp();
        var tally = await new SimulationRun(simulator, count, threads).RunAsync(progress, cancelled);
        var took = clock.GetElapsedTime(began);
        var turns = tally.ToReport(scenario, s_options, mostUnmatched: 0).Turns.Mean * count;
        return new SimulationBenchRun(
            threads,
            Math.Round(took.TotalSeconds, 2),
            (long)(count / took.TotalMinutes),
            Math.Round(took.TotalSeconds * MicrosecondsPerSecond * threads / turns, 1),
            (GC.GetTotalAllocatedBytes() - allocated) / count,
            load
        );
    }
}
