using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Simulation;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;
using MiniBot.Conversation.Understanding.Endings;
using MiniBot.Conversation.Understanding.Times;
using SpokenNumber = MiniBot.Conversation.Understanding.Numbers.SpokenNumber;

namespace MiniBot.Conversation.Languages;

/// <summary>
/// All in which one language differs from another, behind one lookup: its data files, read when first needed, and its readers
/// of sounds, numbers and times. Immutable, thread-safe.
/// </summary>
public sealed class LanguagePack
{
    private static readonly FrozenDictionary<string, LanguagePack> ByCode = new[]
    {
        new LanguagePack(
            "fr",
            "fr-FR",
            PhoneticKey.Write,
            new SpokenNumbers(NumberWords.French),
            SpokenNumber.FindAll,
            CallbackTimeReader.Read,
            new DenialWords(["pas"], ["un", "une", "de", "d"]),
            new Clauses(" et puis ", " et ", " mais ", " parce que ", " en plus ")
        ),
        new LanguagePack(
            "en",
            "en-GB",
            EnglishSoundKey.Write,
            new SpokenNumbers(NumberWords.English),
            _ => [],
            (_, _, _) => null,
            new DenialWords(["not", "no", "t"], ["a", "an", "the", "in"]),
            new Clauses(" and then ", " and ", " but ", " because ", " besides ")
        ),
    }.ToFrozenDictionary(p => p.Code, StringComparer.Ordinal);

    private readonly Lazy<IntentPack> _intents;
    private readonly Lazy<ImmutableArray<SpokenTexts>> _texts;
    private readonly Lazy<DisclosureWords> _disclosure;
    private readonly Lazy<FreestyleRules> _freestyle;
    private readonly Lazy<BackChannels> _backChannels;
    private readonly Lazy<SimulationCast> _cast;
    private readonly Lazy<CompletenessReader> _completeness;

    private LanguagePack(
        string code,
        string locale,
        SoundWriter writeSound,
        SpokenNumbers numbers,
        Func<IReadOnlyList<string>, IReadOnlyList<SpokenNumber>> findNumbers,
        TimeReader readTime,
        DenialWords denials,
        Clauses clauses
    )
    {
        (Code, Locale, WriteSound, Numbers) = (code, locale, writeSound, numbers);
        (FindNumbers, ReadTime, Denials, Clauses) = (findNumbers, readTime, denials, clauses);
        _intents = new(() => new IntentPack(this));
        _texts = new(() => SpokenTexts.Load(code));
        _disclosure = new(() => DisclosureWords.Load(code));
        _freestyle = new(() => new FreestyleRules(this));
        _backChannels = new(() => BackChannels.Load(code));
        _cast = new(() => SimulationCast.Load(code));
        _completeness = new(() => new CompletenessReader(this));
    }

    /// <summary>The codes of the languages that ship, the most complete first.</summary>
    public static ImmutableArray<string> Codes { get; } = ["fr", "en"];

    /// <summary>Two-letter code.</summary>
    public string Code { get; }

    /// <summary>Language and country of the voice that speaks it: <c>fr-FR</c>.</summary>
    public string Locale { get; }

    /// <summary>The phrases and models by which utterances are read.</summary>
    internal IntentPack Intents => _intents.Value;

    /// <summary>What the first sentence of a call must say.</summary>
    internal DisclosureWords Disclosure => _disclosure.Value;

    /// <summary>What a language model is told, and what it may not say.</summary>
    internal FreestyleRules Freestyle => _freestyle.Value;

    /// <summary>What listeners say without wanting the floor.</summary>
    internal BackChannels BackChannels => _backChannels.Value;

    /// <summary>Who calls are simulated with.</summary>
    internal SimulationCast Cast => _cast.Value;

    /// <summary>Tells whether words can be all that a person says.</summary>
    internal CompletenessReader Completeness => _completeness.Value;

    /// <summary>Writes how a word sounds.</summary>
    internal SoundWriter WriteSound { get; }

    /// <summary>Finds the numbers in what a language model wrote.</summary>
    internal SpokenNumbers Numbers { get; }

    /// <summary>Finds the numbers in the words of an answer; none where the language has no reader yet.</summary>
    internal Func<IReadOnlyList<string>, IReadOnlyList<SpokenNumber>> FindNumbers { get; }

    /// <summary>Works out the time that an answer names; null where the language has no reader yet.</summary>
    internal TimeReader ReadTime { get; }

    /// <summary>Takes utterances apart.</summary>
    internal Clauses Clauses { get; }

    /// <summary>The words that deny a choice.</summary>
    internal DenialWords Denials { get; }

    /// <summary>The pack of a language.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    public static LanguagePack For(string code) =>
        TryFor(code) ?? throw new ArgumentException($"The language '{code}' is not shipped.", nameof(code));

    /// <summary>The pack of a language, or null when it is not shipped.</summary>
    public static LanguagePack? TryFor(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What the agent says besides the scenario, in a tone.</summary>
    internal SpokenTexts Texts(Personality personality) => _texts.Value[(int)personality];

    /// <summary>Reads the key <c>language</c> of a file; a language that does not ship is an error, and French is read on with.</summary>
    internal static LanguagePack ReadFrom(KeyReader keys)
    {
        if (keys.Text("language", "language: fr", required: true) is not { } code)
            return For(Codes[0]);
        if (TryFor(code) is { } pack)
            return pack;
        keys.Wrong(
            keys.Node("language")!,
            "language",
            $"the language '{code}' is not shipped",
            $"write {string.Join(" or ", Codes)}"
        );
        return For(Codes[0]);
    }
}

/// <summary>Works out the time that a text names, or null.</summary>
/// <param name="text">What a person said.</param>
/// <param name="now">When they said it.</param>
/// <param name="zone">Their zone.</param>
internal delegate CallbackTime? TimeReader(string text, DateTimeOffset now, TimeZoneInfo zone);

/// <summary>The words that deny the choice behind them: "pas une maison", "not a house".</summary>
/// <param name="Words">The words that deny.</param>
/// <param name="Between">The small words that may stand between.</param>
internal sealed record DenialWords(ImmutableArray<string> Words, ImmutableArray<string> Between);
