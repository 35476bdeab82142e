using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Calls.Listening;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>
/// Measures how often a person who pauses is cut off, and how long one who has finished waits: spoken turns through voice activity,
/// recogniser and the policy of ends.
/// </summary>
internal sealed class EndpointBench(
    ImmutableArray<TurnScript> scripts,
    TurnStudio studio,
    EndpointEngines engines,
    EndOfTurnOptions policy,
    int takes
)
{
    private static readonly double[] Patience = [0.4, 0.55, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2];

    /// <summary>The report, or null with the reason why there is none.</summary>
    public async Task<(EndpointReport? Report, string Error)> RunAsync(IProgress<int> progress, CancellationToken cancelled)
    {
        var load = MachineFacts.ReadLoadAverage();
        var traces = new List<TurnTrace>();
        using var pool = new ListeningPool(1);
        var tracer = new TurnTracer(engines.Recognizer, engines.OpenVoiceActivity, pool);
        foreach (var script in scripts)
        {
            for (var take = 0; take < takes; take++)
            {
                cancelled.ThrowIfCancellationRequested();
                var (turn, error) = await studio.SpeakAsync(script, take, cancelled);
                if (turn is null)
                    return (null, error);
                traces.Add(tracer.Trace(turn));
                progress.Report(traces.Count);
            }
        }

        return (Report(traces, load), "");
    }

    private EndpointReport Report(List<TurnTrace> traces, double? load)
    {
        var chosen = traces.FindAll(t => t.Turn.Script.IsForChoosing);
        var heldOut = traces.FindAll(t => !t.Turn.Script.IsForChoosing);
        return new(
            MachineFacts.Here,
            load,
            engines.Recognizer.Name,
            engines.VoiceActivityName,
            Math.Min(takes, studio.Voices),
            Measure("policy, chosen by these", chosen, policy),
            Measure("policy, held out", heldOut, policy),
            [.. Patience.Select(p => Measure(Text($"patience {p:0.##}"), heldOut, policy with { Patience = p }))],
            [
                .. Enumerable
                    .Range(3, 8)
                    .Select(n => n * 100)
                    .Select(ms =>
                        Measure(Text($"always {ms} ms"), heldOut, EndOfTurnOptions.Fixed(TimeSpan.FromMilliseconds(ms)))
                    ),
            ],
            traces.ConvertAll(Told)
        );
    }

    private EndpointTurn Told(TurnTrace trace)
    {
        var ending = trace.Decide(policy);
        var said = string.Join(" | ", trace.Turn.Script.Pieces.Select(p => p.Text));
        return new(trace.Turn.Script.Number, said, ending.Text, ending.Reason, ending.Delay?.TotalMilliseconds);
    }

    private static EndpointPoint Measure(string setting, List<TurnTrace> traces, EndOfTurnOptions options) =>
        EndpointPoint.Of(setting, traces.ConvertAll(t => (t.Turn.Script, t.Decide(options))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What hears in a bench.</summary>
/// <param name="Recognizer">Understands the words; the owner disposes of it.</param>
/// <param name="OpenVoiceActivity">Gives each turn a detector of its own.</param>
/// <param name="VoiceActivityName">What that is.</param>
internal sealed record EndpointEngines(
    IRecognizer Recognizer,
    Func<IVoiceActivityDetector> OpenVoiceActivity,
    string VoiceActivityName
);
