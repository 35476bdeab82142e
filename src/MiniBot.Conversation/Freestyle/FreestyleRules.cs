using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>What the language model is told, and what it may not say, in one language: data/freestyle. Immutable, thread-safe.</summary>
internal sealed class FreestyleRules
{
    private readonly DocumentNode.Mapping _data;
    private readonly RuleSet _orders;
    private readonly FrozenDictionary<Theme, ImmutableArray<ReasonRules>> _reasons;

    internal FreestyleRules(LanguagePack language)
    {
        _data = EmbeddedDocument.Read($"freestyle/{language.Code}.yaml");
        Numbers = language.Numbers;
        _orders = new RuleSet(_data.Texts("orders"));
        var general = ReadReasons("reasons");
        _reasons = Enum.GetValues<Theme>()
            .ToFrozenDictionary(
                t => t,
                t => _data.Find($"reasons_{Key(t)}") is null ? general : [.. general, .. ReadReasons($"reasons_{Key(t)}")]
            );
        SafeSentence = _data.Text("safe_sentence");
        OrderNotice = _data.Text("gave_orders");
        OwnWords = Set("own_words");
        ForeignWords = Set("foreign_words");
        QuestionStopWords = Set("question_stop_words");
        QuestionEndings = [.. _data.Texts("question_endings")];
        NumberIdioms = [.. _data.Texts("number_idioms")];
        SplitWords = [.. _data.Texts("split_words")];
        Warnings = [.. Items("warnings").Select(RiskWarning.Read)];
        ForbiddenFor = Enum.GetValues<Theme>()
            .ToFrozenDictionary(t => t, t => _data.Texts($"forbidden_{Key(t)}").ToImmutableArray());
    }

    /// <summary>Finds the numbers of a text.</summary>
    public SpokenNumbers Numbers { get; }

    /// <summary>Said in place of a sentence that may not be said.</summary>
    public string SafeSentence { get; }

    /// <summary>Stands in the prompt for words that give orders to the model.</summary>
    public string OrderNotice { get; }

    /// <summary>Little words of the language.</summary>
    public FrozenSet<string> OwnWords { get; }

    /// <summary>Little words of the neighbouring languages that the language itself does not have.</summary>
    public FrozenSet<string> ForeignWords { get; }

    /// <summary>Words that do not tell one question from another.</summary>
    public FrozenSet<string> QuestionStopWords { get; }

    /// <summary>Endings that do not tell one word of a question from another, the longest first.</summary>
    public ImmutableArray<string> QuestionEndings { get; }

    /// <summary>Turns of speech with a number word that counts nothing.</summary>
    public ImmutableArray<string> NumberIdioms { get; }

    /// <summary>Words that are refused when spaces break them up.</summary>
    public ImmutableArray<string> SplitWords { get; }

    /// <summary>The risk warnings that go with products.</summary>
    public ImmutableArray<RiskWarning> Warnings { get; }

    /// <summary>What the model is told never to claim, besides what the scenario forbids.</summary>
    public FrozenDictionary<Theme, ImmutableArray<string>> ForbiddenFor { get; }

    /// <summary>The rules that a sentence of a theme must pass.</summary>
    public ImmutableArray<ReasonRules> ReasonsFor(Theme theme) => _reasons[theme];

    /// <summary>True when an utterance gives orders to the model instead of asking something.</summary>
    public bool GivesOrders(string utterance) =>
        _orders.IsFoundIn(FoldedWords.Of(utterance))
        || (FoldedWords.JoinSpelled(utterance) is { } joined && _orders.IsFoundIn(FoldedWords.Of(joined)));

    /// <summary>A text of the prompt.</summary>
    public Template Text(string key) => Template.Parse(_data.Text(key));

    public static string Key<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private FrozenSet<string> Set(string key) =>
        _data.Texts(key).SelectMany(t => t.Split(' ')).SelectMany(FoldedWords.Of).ToFrozenSet(StringComparer.Ordinal);

    private IEnumerable<DocumentNode.Mapping> Items(string key) =>
        ((DocumentNode.Sequence)_data.Find(key)!.Value).Items.Cast<DocumentNode.Mapping>();

    private ImmutableArray<ReasonRules> ReadReasons(string key) =>
        [
            .. ((DocumentNode.Mapping)_data.Find(key)!.Value).Entries.Select(e =>
                ReasonRules.Read(
                    Enum.GetValues<RefusalReason>().First(r => Key(r) == e.Key.Value),
                    (DocumentNode.Sequence)e.Value
                )
            ),
        ];
}
