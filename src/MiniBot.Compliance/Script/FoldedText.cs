using System.Globalization;
using System.Text;

namespace MiniBot.Compliance.Script;

/// <summary>Text reduced to its words: lower case, no accents, everything else a single space. Compared and searched by whole words.</summary>
internal readonly record struct FoldedText
{
    private readonly string _padded;

    private FoldedText(string padded) => _padded = padded;

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var part in Decompose(rune))
                Append(folded, part);
        }

        if (folded[^1] != ' ')
            folded.Append(' ');
        return new FoldedText(folded.ToString());
    }

    /// <summary>True when the words of <paramref name="other"/> stand in this text one after another; no words are found nowhere.</summary>
    public bool Contains(FoldedText other) =>
        other._padded.Length > 1 && _padded.Contains(other._padded, StringComparison.Ordinal);

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Rune.IsLetterOrDigit(rune))
            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && folded[^1] != ' ')
            folded.Append(' ');
    }

    /// <summary>Rune by rune, for a lone surrogate is no text that could be decomposed; enumerated, it is U+FFFD.</summary>
    private static StringRuneEnumerator Decompose(Rune rune) =>
        rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes();
}
