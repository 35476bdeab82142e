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

    private static readonly ConcurrentDictionary<string, Lazy<LinearModel>> Shipped = new(StringComparer.Ordinal);

    /// <summary>The model of all shipped entries, whatever their theme: what tells themes apart helps to refuse.</summary>
    public static LinearModel For(string language) =>
        Shipped
            .GetOrAdd(
                language,
                key => new Lazy<LinearModel>(() =>
                    TrainingData.Model(Name(key))
                    ?? Train(key, Enum.GetValues<Theme>().SelectMany(theme => TrainingData.OwnEntries(key, theme)))
                )
            )
            .Value;

    /// <summary>The name under which the model of a language is embedded.</summary>
    public static string Name(string language) => $"models/objections.{language}";

    /// <summary>True for a label of what no entry answers.</summary>
    public static bool IsNoEntry(string label) => label.StartsWith(NoEntry, StringComparison.Ordinal);

    /// <summary>Learns entries; takes some seconds. What no entry answers is of many kinds, each learnt as one of its own.</summary>
    public static LinearModel Train(string language, IEnumerable<CatalogueEntry> entries)
    {
        ImmutableArray<CatalogueEntry> all = [.. entries];
        List<TrainingExample> examples =
        [
            .. all.SelectMany(e => e.Phrases.Select(phrase => new TrainingExample(e.Id, phrase))),
            .. TrainingData
                .Negatives(language)
                .Concat(IntentsOfNoEntry(language))
                .Select(e => e with { Label = NoEntry + e.Label }),
        ];
        var lexicon = TrainingData.Lexicon(language);
        return all.Length > MostLearnt
            ? CountingTrainer.Train(examples, lexicon)
            : SoftmaxTrainer.Train(examples, lexicon, language);
    }

    // These four may well be raised as an entry of the catalogue.
    private static IEnumerable<TrainingExample> IntentsOfNoEntry(string language) =>
        TrainingData.Intents(language).Where(e => e.Label is not ("question" or "objection" or "callback" or "not_interested"));
}
