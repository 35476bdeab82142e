using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MiniBot.Conversation.Understanding;

/// <summary>
/// Reduces an utterance, spoken or typed, to the words that decide: lower case, no accents, elisions split, fillers and
/// silent words dropped.
/// </summary>
internal sealed class Normalizer(IEnumerable<string> fillers, IEnumerable<string> silent)
{
    /// <summary>Longer utterances are cut here, in characters, so that the time of a reading is bounded.</summary>
    public const int MaxLength = 2000;

    private readonly FrozenSet<string> _dropped = fillers.Concat(silent).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of an utterance.</summary>
    public List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsAsciiLetterOrDigit(c))
                Flush(words, word);
            else
            {
                if (word.Length > 0 && char.IsAsciiDigit(word[^1]) != char.IsAsciiDigit(c))
                    Flush(words, word);
                word.Append(char.ToLowerInvariant(c));
            }
        }

        Flush(words, word);
        return words;
    }

    private static string Decompose(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        var spelled = cut.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
            .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase);
        return ReplaceLoneSurrogates(spelled).Normalize(NormalizationForm.FormD);
    }

    // String.Normalize refuses half a surrogate pair.
    private static string ReplaceLoneSurrogates(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? string.Concat(text.Select(c => char.IsSurrogate(c) ? ' ' : c))
            : text;

    private void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        word.Clear();
        if (!_dropped.Contains(text))
            words.Add(text);
    }
}
