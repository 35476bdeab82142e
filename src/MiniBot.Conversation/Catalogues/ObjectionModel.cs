using System.Collections.Concurrent;
using System.Collections.Immutable;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>What has been learnt of how people raise the entries of the catalogue, and of what they say besides.</summary>
internal static class ObjectionModel
{
    /// <summary>More entries than these are not told apart by learning but by counting, which is quicker and less sure.</summary>
    public const int MostLearnt = 512;

    private const string NoEntry = "none.";

    /// <summary>Of what others say every so many is enough to teach new entries their bounds.</summary>
    private const int OthersStride = 12;

    private static readonly ConcurrentDictionary<string, Lazy<LinearModel>> Shipped = new(StringComparer.Ordinal);

    /// <summary>The model of all shipped entries, whatever their theme: what tells themes apart helps to refuse.</summary>
    public static LinearModel For(string language) =>
        Shipped
            .GetOrAdd(
                language,
                key => new Lazy<LinearModel>(() =>
                    TrainingData.Model(Name(key))
                    ?? SoftmaxTrainer.Train([.. ShippedExamples(key)], TrainingData.Lexicon(key), key)
                )
            )
            .Value;

    /// <summary>The name under which the model of a language is embedded.</summary>
    public static string Name(string language) => $"models/objections.{language}";

    /// <summary>True for a label of what no entry answers.</summary>
    public static bool IsNoEntry(string label) => label.StartsWith(NoEntry, StringComparison.Ordinal);

    /// <summary>
    /// What is known, and a company's own entries besides. Some of what others say is learnt along, so that the new entries do not
    /// answer it; thousands of entries are counted instead.
    /// </summary>
    public static LinearModel Extend(LinearModel known, string language, IEnumerable<CatalogueEntry> own)
    {
        List<TrainingExample> examples = [.. own.SelectMany(ExamplesOf)];
        var ids = examples.Select(e => e.Label).ToHashSet(StringComparer.Ordinal);
        var shipped = ShippedExamples(language);
        var lexicon = TrainingData.Lexicon(language);
        return ids.Count > MostLearnt
            ? CountingTrainer.Train([.. examples, .. shipped], lexicon)
            : SoftmaxTrainer.Extend(
                known,
                examples,
                [.. shipped.Where((e, i) => i % OthersStride == 0 || ids.Contains(e.Label))],
                lexicon,
                language
            );
    }

    // What no entry answers is of many kinds, each learnt as one of its own.
    private static IEnumerable<TrainingExample> ShippedExamples(string language) =>
        Enum.GetValues<Theme>()
            .SelectMany(theme => TrainingData.OwnEntries(language, theme))
            .SelectMany(ExamplesOf)
            .Concat(
                TrainingData
                    .Negatives(language)
                    .Concat(IntentsOfNoEntry(language))
                    .Select(e => e with { Label = NoEntry + e.Label })
            );

    private static IEnumerable<TrainingExample> ExamplesOf(CatalogueEntry entry) =>
        entry.Phrases.Select(phrase => new TrainingExample(entry.Id, phrase));

    // These four may well be raised as an entry of the catalogue.
    private static IEnumerable<TrainingExample> IntentsOfNoEntry(string language) =>
        TrainingData.Intents(language).Where(e => e.Label is not ("question" or "objection" or "callback" or "not_interested"));
}
