using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MiniBot.Conversation.Freestyle;

/// <summary>A text as the words that rules compare: lower case, no accents, elisions split, "ne" dropped.</summary>
internal static partial class FoldedWords
{
    /// <summary>Longer texts are cut here, in characters.</summary>
    public const int MaxLength = 4096;

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else
                Flush(words, word);
        }

        Flush(words, word);
        return words;
    }

    /// <summary>The letters alone, without the spaces between them.</summary>
    public static string Letters(string text) =>
        string.Concat(Decompose(text).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));

    /// <summary>The text with spelled-out words ("g a r a n t i") put together; null when there are none.</summary>
    public static string? JoinSpelled(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        return Spelled().IsMatch(cut) ? Spelled().Replace(cut, m => string.Concat(m.Value.Where(char.IsLetter))) : null;
    }

    // Signs go first: String.Normalize refuses half a surrogate pair and non-characters.
    private static string Decompose(string text)
    {
        var letters = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            var kept = char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? c : ' ';
            _ = kept switch
            {
                'œ' or 'Œ' => letters.Append("oe"),
                'æ' or 'Æ' => letters.Append("ae"),
                _ => letters.Append(kept),
            };
        }

        return letters.ToString().Normalize(NormalizationForm.FormD);
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        var text = ShortenDrawls(word.ToString());
        word.Clear();
        if (text is not ("ne" or "n"))
            words.Add(text);
    }

    // "garantiii" is "garanti"; no French word has a letter three times in a row.
    private static string ShortenDrawls(string word)
    {
        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; )
        {
            var end = i;
            while (end < word.Length && word[end] == word[i])
                end++;
            var isDrawl = char.IsAsciiLetter(word[i]) && end - i >= 3 && word[i] != 'w';
            kept.Append(word, i, isDrawl ? 1 : end - i);
            i = end;
        }

        return kept.ToString();
    }

    [GeneratedRegex(@"\b(\p{L}[ .\-–_]{1,3}){2,}\p{L}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Spelled();
}
