using System.Globalization;
using System.Text;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>
/// The finite-state grammar of a set of phrases, in the text form that the decoder loads, with the part of the dictionary that it needs.
/// Beside the phrases runs a loop over all phones: speech that no phrase explains goes through it and is refused, instead of being forced
/// into the nearest phrase.
/// </summary>
/// <remarks>
/// <code>
///   ┌─ euh ─┐                        ┌─ euh ─┐
///   └──→ 0 ─┴─ non ─→ 3 ─ merci ───→ 1 ←─────┘      0 start, 1 end, 2 the phone loop
///        └─ a phone ─→ 2 ──────────→ 1
///                 ┌──→ 2 ─┐          └─ (next phrase) ─→ 0
///                 └ a phone
/// </code>
/// Phrases with the same beginning share its states.
/// </remarks>
internal sealed class PhraseGrammar
{
    /// <summary>Names the words of the phone loop; no word of a dictionary begins like this.</summary>
    public const string GarbagePrefix = "garbage:";

    /// <summary>
    /// What each phone of the loop costs against a phrase. Measured on telephone speech in and out of the grammar (docs/speech.md): a
    /// higher value refuses more of what is right, a lower one lets more through that is wrong.
    /// </summary>
    private const double GarbageProbability = 0.07;

    private const double FillerProbability = 0.01;

    /// <summary>One phrase may follow another ("non merci, je n'ai pas le temps").</summary>
    private const double ChainProbability = 0.001;

    private const int Start = 0;
    private const int End = 1;
    private const int PhoneLoop = 2;

    private static readonly string[] Hesitations = ["euh", "ben", "bah"];

    private readonly List<string> _transitions = [];
    private readonly Dictionary<(int State, string Word), int> _branches = [];
    private readonly SortedSet<string> _words = new(StringComparer.Ordinal);
    private int _states = PhoneLoop + 1;

    private PhraseGrammar() { }

    /// <summary>The grammar, one transition a line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The pronunciations of the grammar's words and of the phone loop.</summary>
    public string Dictionary { get; private set; } = "";

    /// <summary>How many different phrases it understands.</summary>
    public int PhraseCount { get; private set; }

    /// <summary>Phrases that could not be taken up, each with the words that have no pronunciation.</summary>
    public IReadOnlyList<LeftOutPhrase> LeftOut { get; private set; } = [];

    /// <summary>Compiles phrases; those with a word that the dictionary lacks are left out and reported.</summary>
    public static PhraseGrammar Compile(IEnumerable<string> phrases, PronunciationDictionary dictionary)
    {
        var grammar = new PhraseGrammar();
        var spelled = new HashSet<string>(StringComparer.Ordinal);
        var leftOut = new List<LeftOutPhrase>();
        foreach (var phrase in phrases)
        {
            var words = PhraseSpelling.Spell(phrase, dictionary.Contains, out var unknown);
            if (unknown.Count > 0)
                leftOut.Add(new(phrase, unknown));
            else if (words.Count > 0 && spelled.Add(string.Join(' ', words)))
                grammar.AddPhrase(words);
        }

        grammar.LeftOut = leftOut;
        grammar.PhraseCount = spelled.Count;
        foreach (var hesitation in Hesitations.Where(dictionary.Contains))
            grammar.AddHesitation(hesitation);
        grammar.AddPhoneLoop(dictionary.Phones);
        grammar.Transition(End, Start, ChainProbability);
        grammar.Write(dictionary);
        return grammar;
    }

    /// <summary>True for a hesitation: understood, but no part of what was said.</summary>
    public static bool IsHesitation(string word) => Hesitations.Contains(word, StringComparer.Ordinal);

    private void AddPhrase(IReadOnlyList<string> words)
    {
        var state = Start;
        for (var i = 0; i < words.Count; i++)
        {
            _words.Add(words[i]);
            if (i == words.Count - 1)
            {
                Transition(state, End, 1, words[i]);
                return;
            }

            if (!_branches.TryGetValue((state, words[i]), out var next))
            {
                next = _branches[(state, words[i])] = _states++;
                Transition(state, next, 1, words[i]);
            }

            state = next;
        }
    }

    private void AddHesitation(string word)
    {
        _words.Add(word);
        Transition(Start, Start, FillerProbability, word);
        Transition(End, End, FillerProbability, word);
    }

    private void AddPhoneLoop(IEnumerable<string> phones)
    {
        foreach (var phone in phones)
        {
            Transition(Start, PhoneLoop, GarbageProbability, GarbagePrefix + phone);
            Transition(PhoneLoop, PhoneLoop, GarbageProbability, GarbagePrefix + phone);
        }

        Transition(PhoneLoop, End, 1);
    }

    private void Transition(int from, int to, double probability, string word = "") =>
        _transitions.Add(string.Create(CultureInfo.InvariantCulture, $"TRANSITION {from} {to} {probability} {word}").TrimEnd());

    private void Write(PronunciationDictionary dictionary)
    {
        Text = $"""
            FSG_BEGIN phrases
            NUM_STATES {_states}
            START_STATE {Start}
            FINAL_STATE {End}
            {string.Join('\n', _transitions)}
            FSG_END

            """;
        var entries = new StringBuilder();
        foreach (var word in _words)
        foreach (var (index, phones) in dictionary.Pronunciations(word).Index())
            entries.Append(CultureInfo.InvariantCulture, $"{word}{(index == 0 ? "" : $"({index + 1})")} {phones}\n");
        foreach (var phone in dictionary.Phones)
            entries.Append(CultureInfo.InvariantCulture, $"{GarbagePrefix}{phone} {phone}\n");
        Dictionary = entries.ToString();
    }
}
