using System.Collections.Immutable;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Evaluation;

/// <summary>Measures how well the catalogue finds the entries that labelled utterances mean.</summary>
public static class ObjectionEvaluation
{
    /// <summary>The label of what nothing may be answered to, whatever the theme.</summary>
    public const string NoEntry = "none";

    private static readonly ImmutableArray<(string Prefix, Theme Theme)> Prefixes =
    [
        ("gen", Theme.General),
        ("fin", Theme.Finance),
        ("cry", Theme.Crypto),
        ("ene", Theme.Energy),
    ];

    /// <summary>Every label that a file may use: the ids of all shipped entries, and <see cref="NoEntry"/>.</summary>
    /// <param name="language">Two-letter code.</param>
    public static ImmutableArray<string> Labels(string language) =>
        [
            .. Prefixes
                .SelectMany(p => Catalogue.For(language, p.Theme).Entries)
                .Select(e => e.Id)
                .Append(NoEntry)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Tries every utterance against the theme of its label; one of <see cref="NoEntry"/> against every theme.</summary>
    /// <param name="language">Two-letter code.</param>
    /// <param name="utterances">With labels of <see cref="Labels"/>.</param>
    /// <param name="time">Measures the matches.</param>
    public static ObjectionScore Run(string language, IReadOnlyList<LabelledUtterance> utterances, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(utterances);
        var durations = new Durations(time);
        var misses = ImmutableArray.CreateBuilder<ObjectionMiss>();
        foreach (var utterance in utterances)
        {
            foreach (var theme in ThemesOf(utterance.Label))
            {
                var match = durations.Of(() => Catalogue.For(language, theme).Match(utterance.Text));
                if (IsRight(utterance.Label, match))
                    continue;
                misses.Add(new ObjectionMiss(utterance.Line, utterance.Label, utterance.Text, theme, match));
                break;
            }
        }

        var missedNone = misses.Count(m => m.Label == NoEntry);
        var wrong = misses.Count(m => m.Match.Entry is not null);
        return new ObjectionScore(
            utterances.Count,
            utterances.Count - misses.Count,
            wrong,
            misses.Count - wrong,
            utterances.Count(u => u.Label == NoEntry),
            missedNone,
            durations.Percentile(0.5),
            durations.Percentile(0.99),
            misses.ToImmutable()
        );
    }

    private static bool IsRight(string label, CatalogueMatch match) =>
        label == NoEntry ? match.Entry is null : match.Entry?.Id == label;

    private static IEnumerable<Theme> ThemesOf(string label) =>
        label == NoEntry
            ? Prefixes.Select(p => p.Theme)
            : Prefixes.Where(p => label.StartsWith(p.Prefix, StringComparison.Ordinal)).Select(p => p.Theme);
}

/// <summary>How an evaluation of the catalogue came out.</summary>
/// <param name="Total">Utterances.</param>
/// <param name="Right">Answered by the entry meant; of those that nothing may answer, left unanswered in every theme.</param>
/// <param name="Wrong">Answered by another entry, or where nothing may be answered.</param>
/// <param name="Refused">Left unanswered although an entry was meant.</param>
/// <param name="NoEntryTotal">Of the total, those that nothing may answer.</param>
/// <param name="NoEntryWrong">Of these, those answered in some theme.</param>
/// <param name="P50Microseconds">Half of the matches took at most this long.</param>
/// <param name="P99Microseconds">99 of 100 matches took at most this long.</param>
/// <param name="Misses">Everything not right, in the order of the file.</param>
public sealed record ObjectionScore(
    int Total,
    int Right,
    int Wrong,
    int Refused,
    int NoEntryTotal,
    int NoEntryWrong,
    double P50Microseconds,
    double P99Microseconds,
    ImmutableArray<ObjectionMiss> Misses
)
{
    /// <summary>Of the utterances that mean an entry, the share answered by it, 0 to 1.</summary>
    public double RightShare => Share(Right - (NoEntryTotal - NoEntryWrong), Total - NoEntryTotal);

    /// <summary>Of the utterances that mean an entry, the share answered by another, 0 to 1.</summary>
    public double WrongShare => Share(Wrong - NoEntryWrong, Total - NoEntryTotal);

    /// <summary>Of the utterances that nothing may answer, the share answered, 0 to 1.</summary>
    public double FalseShare => Share(NoEntryWrong, NoEntryTotal);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>One utterance that was not matched as its label says.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Label">What was meant.</param>
/// <param name="Text">What was said.</param>
/// <param name="Theme">The theme tried.</param>
/// <param name="Match">What was found.</param>
public sealed record ObjectionMiss(int Line, string Label, string Text, Theme Theme, CatalogueMatch Match);
