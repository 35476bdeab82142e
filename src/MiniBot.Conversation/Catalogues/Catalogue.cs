using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>
/// The objections and questions that the agent can answer in one theme, and the matcher that finds them. It refuses rather
/// than answer wrongly. Immutable, thread-safe.
/// </summary>
public sealed class Catalogue
{
    /// <summary>From this score on an entry is answered, where something in the catalogue is meant at all.</summary>
    public const double Threshold = 0.40;

    /// <summary>
    /// From this score of all entries together on, something in the catalogue is meant: the least at which few utterances that no entry
    /// answers are answered (docs/matching.md).
    /// </summary>
    public const double MeantThreshold = 0.66;

    /// <summary>The score from which "are you a robot?" is answered, whatever else may be meant: rather told too often than not told.</summary>
    public const double FixedThreshold = 0.35;

    private static readonly ConcurrentDictionary<(string Language, Theme Theme), Catalogue> Shipped = new();

    private readonly LinearModel _model;
    private readonly UtteranceClassifier _classifier;
    private readonly FrozenDictionary<string, CatalogueEntry> _byId;
    private readonly ImmutableArray<Meaning> _meanings;
    private readonly Lazy<string> _contentHash;

    private Catalogue(string language, Theme theme, ImmutableArray<CatalogueEntry> entries, LinearModel model)
    {
        Language = language;
        Theme = theme;
        Entries = entries;
        _model = model;
        _classifier = new UtteranceClassifier(model, TrainingData.Lexicon(language));
        _byId = entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _meanings = [.. model.Labels.Select(MeaningOf)];
        _contentHash = new Lazy<string>(() => CatalogueHash.Of(this));
    }

    /// <summary>Two-letter code.</summary>
    public string Language { get; }

    /// <summary>The theme whose entries stand beside the general ones.</summary>
    public Theme Theme { get; }

    /// <summary>The general entries and the theme's, then a company's own.</summary>
    public ImmutableArray<CatalogueEntry> Entries { get; }

    /// <summary>SHA-256, in hex, of all that it says and of the ways in which it may be asked: a journal keeps it.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>The shipped catalogue of a theme.</summary>
    /// <param name="language">Two-letter code of a language that ships.</param>
    /// <param name="theme">The theme.</param>
    public static Catalogue For(string language, Theme theme) =>
        Shipped.GetOrAdd(
            (language, theme),
            key => new Catalogue(
                key.Language,
                key.Theme,
                TrainingData.Entries(key.Language, key.Theme),
                ObjectionModel.For(key.Language)
            )
        );

    /// <summary>The entry of an id, or null.</summary>
    public CatalogueEntry? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Finds the entry that answers an utterance.</summary>
    /// <param name="utterance">As recognised or typed; of a very long one only the beginning is looked at.</param>
    public CatalogueMatch Match(string utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var rated = _classifier.Rate(utterance);
        var (best, next, known, meant) = (-1, -1, 0f, 0f);
        for (var label = 0; label < rated.Length; label++)
        {
            if (!_meanings[label].IsOfTheme)
                continue;
            known += rated[label];
            if (_meanings[label].Entry is null)
                continue;
            meant += rated[label];
            if (best < 0 || rated[label] > rated[best])
                (best, next) = (label, best);
            else if (next < 0 || rated[label] > rated[next])
                next = label;
        }

        if (best < 0)
            return CatalogueMatch.Nothing;
        var score = rated[best] / known;
        var entry = _meanings[best].Entry!;
        return new CatalogueMatch(
            IsAnswered(entry, score, meant / known) ? entry : null,
            score,
            entry.Id,
            next < 0 ? null : _meanings[next].Entry!.Id,
            next < 0 ? 0 : rated[next] / known,
            meant / known,
            _classifier.Evidence(best)
        );
    }

    /// <summary>
    /// The same with a company's own entries. One with the id of a shipped entry gives that entry its own answer and adds its
    /// phrases. New phrases make the matcher learn anew, which takes a second or two.
    /// </summary>
    /// <param name="own">The company's file, in this language, of this theme or general: as <see cref="CatalogueReader"/> checks.</param>
    public Catalogue With(CatalogueFile own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (own.Language != Language || !Takes(own.Theme))
            throw new ArgumentException($"{own.Language}/{own.Theme} does not go with {Language}/{Theme}", nameof(own));
        var ownById = own.Entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        ImmutableArray<CatalogueEntry> entries =
        [
            .. Entries.Select(e => ownById.TryGetValue(e.Id, out var changed) ? Merge(e, changed) : e),
            .. own.Entries.Where(e => !_byId.ContainsKey(e.Id)),
        ];
        var learns = own.Entries.Any(e => e.Phrases.Length > 0);
        return new Catalogue(Language, Theme, entries, learns ? ObjectionModel.Extend(_model, Language, own.Entries) : _model);
    }

    internal bool Takes(Theme theme) => theme is Theme.General || theme == Theme;

    internal static bool IsAnswered(CatalogueEntry entry, double score, double meant) =>
        entry.IsFixed ? score >= FixedThreshold : score >= Threshold && meant >= MeantThreshold;

    private static CatalogueEntry Merge(CatalogueEntry shipped, CatalogueEntry own) =>
        shipped with
        {
            Answer = own.Answer,
            FollowUp = own.FollowUp ?? shipped.FollowUp,
            AudioPath = own.AudioPath,
            Phrases = [.. shipped.Phrases, .. own.Phrases],
        };

    private Meaning MeaningOf(string label) =>
        new(_byId.GetValueOrDefault(label), _byId.ContainsKey(label) || ObjectionModel.IsNoEntry(label));

    /// <summary>What a label of the model stands for here.</summary>
    /// <param name="Entry">The entry; null for what no entry answers.</param>
    /// <param name="IsOfTheme">False for an entry of another theme, which is not looked at.</param>
    private readonly record struct Meaning(CatalogueEntry? Entry, bool IsOfTheme);
}
