using System.Globalization;
using System.Text;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Cli.Simulation;

/// <summary>Runs a simulation on several processors. Calls are counted in parts of fixed size, so that the sum depends on no thread.</summary>
internal sealed class SimulationRun(CallSimulator simulator, int calls, int threads)
{
    private const int CallsInAPart = 100;

    /// <summary>Where journals go, one file a call; null for none. The folder exists.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Runs every call and sums them up, in their order.</summary>
    public async Task<SimulationTally> RunAsync(IProgress<int> progress, CancellationToken cancelled)
    {
        var parts = new SimulationTally[(calls + CallsInAPart - 1) / CallsInAPart];
        var done = 0;
        await Parallel.ForAsync(
            0,
            parts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancelled },
            (part, stop) =>
            {
                parts[part] = RunPart(part * CallsInAPart, stop);
                progress.Report(Interlocked.Add(ref done, parts[part].Count));
                return ValueTask.CompletedTask;
            }
        );
        var sum = new SimulationTally();
        foreach (var part in parts)
            sum.Add(part);
        return sum;
    }

    private SimulationTally RunPart(int from, CancellationToken cancelled)
    {
        var tally = new SimulationTally();
        for (var index = from; index < Math.Min(from + CallsInAPart, calls); index++)
        {
            cancelled.ThrowIfCancellationRequested();
            tally.Add(RunCall(index));
        }

        return tally;
    }

    private SimulatedCall RunCall(int index)
    {
        if (JournalFolder is null)
            return simulator.Run(index);
        using var journal = new StringWriter(CultureInfo.InvariantCulture);
        var call = simulator.Run(index, journal);
        var name = string.Create(CultureInfo.InvariantCulture, $"{index:0000000}.jsonl");
        File.WriteAllText(Path.Combine(JournalFolder, name), journal.ToString(), new UTF8Encoding(false));
        return call;
    }
}
