using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>What has been learnt from examples of each intent: understands what the rules have no phrase for. Immutable, thread-safe.</summary>
internal sealed class IntentClassifier
{
    /// <summary>Of the catalogue's phrases every so many is an example of a question or an objection: there are far more than of the rest.</summary>
    private const int CatalogueStride = 5;

    private static readonly int Classes = Enum.GetValues<PhraseClass>().Length;

    private readonly UtteranceClassifier _classifier;
    private readonly ImmutableArray<PhraseClass> _classOfLabel;

    private IntentClassifier(string language, LinearModel model)
    {
        Model = model;
        _classifier = new UtteranceClassifier(model, TrainingData.Lexicon(language));
        _classOfLabel = [.. model.Labels.Select(ClassOf)];
    }

    internal LinearModel Model { get; }

    public static IntentClassifier Load(string language) =>
        new(
            language,
            TrainingData.Model(ModelName(language))
                ?? SoftmaxTrainer.Train([.. Examples(language)], TrainingData.Lexicon(language), language)
        );

    /// <summary>The name under which the model of a language is embedded.</summary>
    internal static string ModelName(string language) => $"models/intents.{language}";

    /// <summary>The likeliest meaning, and the next that is another.</summary>
    public LearntMeaning Classify(string text)
    {
        var rated = _classifier.Rate(text);
        if (rated.IsEmpty)
            return default;
        Span<float> sums = stackalloc float[Classes];
        sums.Clear();
        for (var label = 0; label < rated.Length; label++)
            sums[(int)_classOfLabel[label]] += rated[label];
        var (best, next) = (0, 1);
        for (var i = 1; i < Classes; i++)
            if (sums[i] > sums[best])
                (best, next) = (i, best);
            else if (i != next && sums[i] > sums[next])
                next = i;
        return new LearntMeaning((PhraseClass)best, sums[best], (PhraseClass)next, sums[next])
        {
            OptOut = sums[(int)PhraseClass.OptOutHard] + sums[(int)PhraseClass.OptOutAmbiguous],
        };
    }

    /// <summary>The words that speak for a meaning in the utterance last classified on this thread.</summary>
    public ImmutableArray<string> Evidence(PhraseClass phraseClass) => _classifier.Evidence(_classOfLabel.IndexOf(phraseClass));

    private static PhraseClass ClassOf(string label) =>
        label == "neutral"
            ? PhraseClass.Harmless
            : Enum.GetValues<PhraseClass>().First(c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.ToString()) == label);

    private static IEnumerable<TrainingExample> Examples(string language)
    {
        var yesOrNo = TrainingData.YesOrNo(language);
        return TrainingData
            .Intents(language)
            .Concat(TrainingData.Negatives(language).Select(e => AsIntent(e, yesOrNo)).Where(e => e.Label.Length > 0))
            .Concat(Enum.GetValues<Theme>().SelectMany(theme => FromCatalogue(language, theme)));
    }

    // Of what no entry answers, some kinds are plainly one intent.
    private static TrainingExample AsIntent(TrainingExample negative, FrozenSet<string> yesOrNo) =>
        negative with
        {
            Label = negative.Label switch
            {
                "answer"
                or "content"
                or "smalltalk"
                or "social"
                or "fragment" when !negative.Text.Split(' ').Any(yesOrNo.Contains) => "neutral",
                "offtopic" => "question",
                "machine" => "machine",
                _ => "",
            },
        };

    private static IEnumerable<TrainingExample> FromCatalogue(string language, Theme theme) =>
        TrainingData
            .OwnEntries(language, theme)
            .SelectMany(entry =>
                entry.Phrases.Where((_, i) => i % CatalogueStride == 0).Select(p => new TrainingExample(IntentLabelOf(entry), p))
            );

    // Two entries of the catalogue are intents of their own.
    private static string IntentLabelOf(CatalogueEntry entry) =>
        entry switch
        {
            { Id: "gen.obj.not_interested" } => "not_interested",
            { Id: "gen.obj.call_back_later" } => "callback",
            { Type: EntryType.Objection } => "objection",
            _ => "question",
        };
}

/// <summary>What was learnt of an utterance like this.</summary>
/// <param name="Class">The likeliest meaning.</param>
/// <param name="Score">0 to 1; 0 when there was no word to look at.</param>
/// <param name="Next">The next.</param>
/// <param name="NextScore">0 to 1.</param>
internal readonly record struct LearntMeaning(PhraseClass Class, float Score, PhraseClass Next, float NextScore)
{
    /// <summary>0 to 1: how likely it is an opt-out of any kind.</summary>
    public float OptOut { get; init; }
}
