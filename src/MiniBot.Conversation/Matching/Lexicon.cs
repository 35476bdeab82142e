using System.Collections.Frozen;

namespace MiniBot.Conversation.Matching;

/// <summary>
/// What is known of words besides their letters: which carry nothing, and which mean nearly the same
/// ("sous", "thune", "argent"). Immutable.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>The concept of a word that has none.</summary>
    public const int None = 0;

    private const int ShortestStem = 3;

    private readonly FrozenSet<string> _dropped;
    private readonly FrozenSet<string> _negations;
    private readonly FrozenDictionary<string, int> _words;
    private readonly FrozenDictionary<string, int> _stems;

    /// <param name="dropped">Words that are not looked at: fillers, "ne".</param>
    /// <param name="negations">Words that turn round what follows them.</param>
    /// <param name="concepts">Each a list of folded words; one that ends in <c>*</c> is a stem.</param>
    public Lexicon(IEnumerable<string> dropped, IEnumerable<string> negations, IEnumerable<IEnumerable<string>> concepts)
    {
        _dropped = dropped.ToFrozenSet(StringComparer.Ordinal);
        _negations = negations.ToFrozenSet(StringComparer.Ordinal);
        var numbered = concepts.SelectMany((words, i) => words.Select(w => (Word: w, Concept: i + 1))).ToList();
        _words = numbered
            .Where(w => !w.Word.EndsWith('*'))
            .ToFrozenDictionary(w => w.Word, w => w.Concept, StringComparer.Ordinal);
        _stems = numbered
            .Where(w => w.Word.EndsWith('*'))
            .ToFrozenDictionary(w => w.Word[..^1], w => w.Concept, StringComparer.Ordinal);
    }

    /// <summary>Writes how a word sounds.</summary>
    public SoundWriter WriteSound { get; init; } = PhoneticKey.Write;

    /// <summary>True for a word that is not looked at.</summary>
    public bool IsDropped(ReadOnlySpan<char> word) => _dropped.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for "pas", "jamais", "sans"…</summary>
    public bool IsNegation(ReadOnlySpan<char> word) => _negations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The number of the word's concept, or <see cref="None"/>.</summary>
    public int ConceptOf(ReadOnlySpan<char> word)
    {
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var concept))
            return concept;
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = word.Length; length >= ShortestStem; length--)
            if (stems.TryGetValue(word[..length], out concept))
                return concept;
        return None;
    }
}
