using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Evaluation;

/// <summary>Measures how well the intents of labelled utterances are understood.</summary>
public static class IntentEvaluation
{
    private const string HardOptOut = "opt_out_hard";
    private const string AmbiguousOptOut = "opt_out_ambiguous";

    /// <summary>
    /// Every label that a file may use: the intents, and <c>opt_out_hard</c> and <c>opt_out_ambiguous</c> where an opt-out is
    /// to be told from a mere "leave me alone". A plain <c>opt_out</c> is a hard one.
    /// </summary>
    public static ImmutableArray<string> Labels { get; } =
    [.. Enum.GetValues<Intent>().Select(NameOf), HardOptOut, AmbiguousOptOut];

    /// <summary>Reads every utterance outside any step.</summary>
    /// <param name="pack">The language.</param>
    /// <param name="utterances">With labels of <see cref="Labels"/>.</param>
    /// <param name="time">Measures the readings.</param>
    public static IntentScore Run(IntentPack pack, IReadOnlyList<LabelledUtterance> utterances, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(utterances);
        var durations = new Durations(time);
        var read = utterances
            .Select(u => new IntentReading(u.Line, u.Label, u.Text, durations.Of(() => pack.Read(u.Text))))
            .ToList();
        var misses = read.Where(r => !IsRight(r)).ToImmutableArray();
        return new IntentScore(
            read.Count,
            read.Count - misses.Length,
            [
                .. read.GroupBy(r => (r.Label, Understood: NameOf(r.Reading.Intent)))
                    .Select(g => new IntentConfusion(g.Key.Label, g.Key.Understood, g.Count()))
                    .OrderBy(c => c.Label, StringComparer.Ordinal)
                    .ThenByDescending(c => c.Count),
            ],
            Recall(read),
            Precision(read),
            durations.Percentile(0.5),
            durations.Percentile(0.99),
            misses
        );
    }

    private static string NameOf(Intent intent) => JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString());

    private static bool IsRight(IntentReading read) =>
        read.Label switch
        {
            HardOptOut => read.Reading.IsHardOptOut,
            AmbiguousOptOut => read.Reading.Intent == Intent.OptOut,
            "silence" => read.Reading.IsEmpty,
            var label => NameOf(read.Reading.Intent) == label,
        };

    private static bool IsHard(string label) => label is HardOptOut or "opt_out";

    private static double Recall(List<IntentReading> read)
    {
        var meant = read.FindAll(r => IsHard(r.Label));
        return meant.Count == 0 ? 1 : (double)meant.Count(r => r.Reading.IsHardOptOut) / meant.Count;
    }

    // A hard reading of an ambiguous opt-out is the cautious error; of anything else, a false one.
    private static double Precision(List<IntentReading> read)
    {
        var heard = read.FindAll(r => r.Reading.IsHardOptOut);
        return heard.Count == 0 ? 1 : (double)heard.Count(r => IsHard(r.Label)) / heard.Count;
    }
}

/// <summary>How an evaluation of the intents came out.</summary>
/// <param name="Total">Utterances.</param>
/// <param name="Right">Understood as labelled.</param>
/// <param name="Confusion">How often each label was understood as what.</param>
/// <param name="HardOptOutRecall">Of the hard opt-outs, the share understood so, 0 to 1.</param>
/// <param name="HardOptOutPrecision">Of those understood as hard opt-outs, the share that were, 0 to 1.</param>
/// <param name="P50Microseconds">Half of the readings took at most this long.</param>
/// <param name="P99Microseconds">99 of 100 readings took at most this long.</param>
/// <param name="Misses">Everything not right, in the order of the file.</param>
public sealed record IntentScore(
    int Total,
    int Right,
    ImmutableArray<IntentConfusion> Confusion,
    double HardOptOutRecall,
    double HardOptOutPrecision,
    double P50Microseconds,
    double P99Microseconds,
    ImmutableArray<IntentReading> Misses
)
{
    /// <summary>The share understood as labelled, 0 to 1.</summary>
    public double Accuracy => Total == 0 ? 0 : (double)Right / Total;
}

/// <summary>How often a label was understood as something.</summary>
/// <param name="Label">What was meant.</param>
/// <param name="Understood">What was understood.</param>
/// <param name="Count">How often.</param>
public sealed record IntentConfusion(string Label, string Understood, int Count);

/// <summary>One labelled utterance and how it was read.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Label">What was meant.</param>
/// <param name="Text">What was said.</param>
/// <param name="Reading">What was understood.</param>
public sealed record IntentReading(int Line, string Label, string Text, Reading Reading);
