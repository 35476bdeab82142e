using System.Collections.Immutable;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Understanding;

/// <summary>The phrases of one language and the rules that read an utterance by them. Immutable, thread-safe.</summary>
public sealed class IntentPack
{
    private static readonly Lazy<IntentPack> LazyFrench = new(() => new IntentPack("fr"));

    private readonly PhraseReader _rules;
    private readonly IntentClassifier _learnt;

    private IntentPack(string language)
    {
        var data = EmbeddedDocument.Read($"intents/{language}.yaml");
        Normalizer = new Normalizer(data.Texts("fillers"), data.Texts("silent"));
        var phrases = ImmutableArray.CreateBuilder<string>();
        var index = new PhraseIndex();
        foreach (var (key, phraseClass) in ClassesByKey)
        foreach (var phrase in data.Texts(key))
            AddPhrase(index, phrases, phrase, new PhraseLabel(phraseClass));
        Phrases = [.. phrases.Distinct(StringComparer.Ordinal)];
        Utterances = [.. EmbeddedDocument.Read($"utterances/{language}.yaml").Texts("utterances")];
        var compounds = data.Texts("compounds").SelectMany(Expand).Select(c => (IReadOnlyList<string>)Normalizer.Words(c));
        _rules = new PhraseReader(Normalizer, index, data.Texts("negations"), compounds);
        _learnt = IntentClassifier.Load(language);
        Language = language;
    }

    /// <summary>The pack of a language that ships.</summary>
    /// <param name="language">Two-letter code.</param>
    public static IntentPack For(string language) =>
        language == "fr" ? French : throw new ArgumentException($"The language '{language}' is not shipped.", nameof(language));

    /// <summary>The French pack.</summary>
    public static IntentPack French => LazyFrench.Value;

    /// <summary>Two-letter code of the language.</summary>
    public string Language { get; }

    /// <summary>Every phrase that the rules know, as spelled, alternatives written out.</summary>
    public ImmutableArray<string> Phrases { get; }

    /// <summary>What people say on such calls, word for word: what a recogniser's grammar is compiled from.</summary>
    public ImmutableArray<string> Utterances { get; }

    internal Normalizer Normalizer { get; }

    private static ImmutableArray<(string Key, PhraseClass Class)> ClassesByKey { get; } =
    [
        ("opt_out_hard", PhraseClass.OptOutHard),
        ("opt_out_ambiguous", PhraseClass.OptOutAmbiguous),
        ("harmless", PhraseClass.Harmless),
        ("not_interested", PhraseClass.NotInterested),
        ("wrong_number", PhraseClass.WrongNumber),
        ("transfer_human", PhraseClass.TransferHuman),
        ("callback", PhraseClass.Callback),
        ("repeat", PhraseClass.Repeat),
        ("wait", PhraseClass.Wait),
        ("machine", PhraseClass.Machine),
        ("unsure", PhraseClass.Unsure),
        ("interested", PhraseClass.Interested),
        ("affirm", PhraseClass.Affirm),
        ("deny", PhraseClass.Deny),
        ("question", PhraseClass.Question),
        ("greeting", PhraseClass.Greeting),
        ("time", PhraseClass.Time),
    ];

    /// <summary>Reads an utterance outside any step.</summary>
    public Reading Read(string text) => Read(text, null);

    /// <summary>Reads an utterance as an answer to a step, whose own phrases win on the same words.</summary>
    internal Reading Read(string text, PhraseIndex? stepPhrases) => Judgement.Of(text, _rules.Read(text, stepPhrases), _learnt);

    /// <summary>Reads an utterance by the rules alone, which hear nothing in a bare number or name.</summary>
    internal Reading ReadByRules(string text, PhraseIndex? stepPhrases) => _rules.Read(text, stepPhrases);

    /// <summary>True when a phrase of the rules makes it a hard opt-out.</summary>
    internal bool IsOptOutByRule(string text) => _rules.Read(text, null).IsHardOptOut;

    /// <summary>Reads an utterance that is not over: null unless it is a hard opt-out that no further word can take back.</summary>
    internal Reading? ReadPartial(string text, PhraseIndex? stepPhrases) =>
        _rules.Read(text, stepPhrases) is { IsHardOptOut: true } reading && _rules.IsSettledOptOut(text, stepPhrases)
            ? reading
            : null;

    /// <summary>Builds the phrases of a step. Phrases that cannot be expanded are left out: validation refused them before.</summary>
    internal PhraseIndex IndexOf(IEnumerable<(Intent Intent, string Phrase)> mapping)
    {
        var index = new PhraseIndex();
        foreach (var (intent, phrase) in mapping)
        foreach (var variant in PhraseExpansion.TryExpand(phrase) ?? [])
            index.Add(Normalizer.Words(variant), PhraseLabel.For(intent), wholeUtterance: false);
        return index;
    }

    private void AddPhrase(PhraseIndex index, ImmutableArray<string>.Builder phrases, string phrase, PhraseLabel label)
    {
        var whole = phrase.StartsWith('=');
        foreach (var variant in Expand(whole ? phrase[1..] : phrase))
        {
            phrases.Add(variant);
            index.Add(Normalizer.Words(variant), label, whole);
        }
    }

    private static IReadOnlyList<string> Expand(string phrase) =>
        PhraseExpansion.TryExpand(phrase) ?? throw new InvalidDataException($"The phrase '{phrase}' cannot be expanded.");
}
