using System.Globalization;
using System.Text;

namespace MiniBot.Conversation.Matching;

/// <summary>Reduces a text to lower-case ASCII words with one space between them: "C'est trop CHER !" becomes "c est trop cher".</summary>
internal static class TextFolding
{
    /// <summary>Longer texts are cut here, in characters, so that the time of a reading is bounded.</summary>
    public const int MaxLength = 16 * 1024;

    private const int TableEnd = 0x250;

    /// <summary>The base letter of every Latin letter below U+0250; '\0' for what is no letter or digit.</summary>
    private static readonly char[] BaseLetters = [.. Enumerable.Range(0, TableEnd).Select(c => BaseLetter((char)c))];

    /// <summary>Folds <paramref name="text"/>; what does not fit into <paramref name="folded"/> is dropped.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        foreach (var c in text[..Math.Min(text.Length, MaxLength)])
        {
            // Two letters at most, and the space before them.
            if (length + 3 > folded.Length)
                break;
            if (c < TableEnd && BaseLetters[c] is not '\0' and var letter)
                length = Append(folded, length, letter, c);
            else if (!IsMark(c))
                length = EndWord(folded, length);
        }

        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }

    private static int Append(Span<char> folded, int length, char letter, char original)
    {
        // "14h": a number ends where its unit begins.
        if (length > 0 && folded[length - 1] != ' ' && char.IsAsciiDigit(folded[length - 1]) != char.IsAsciiDigit(letter))
            folded[length++] = ' ';
        folded[length++] = letter;
        if (original is 'œ' or 'Œ' or 'æ' or 'Æ')
            folded[length++] = 'e';
        return length;
    }

    private static int EndWord(Span<char> folded, int length)
    {
        if (length > 0 && folded[length - 1] != ' ')
            folded[length++] = ' ';
        return length;
    }

    // An accent that stands as a character of its own belongs to the letter before it.
    private static bool IsMark(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static char BaseLetter(char c)
    {
        if (!char.IsLetterOrDigit(c))
            return '\0';
        var letter = c switch
        {
            'œ' or 'Œ' => 'o',
            'æ' or 'Æ' => 'a',
            _ => c.ToString().Normalize(NormalizationForm.FormD)[0],
        };
        return char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '\0';
    }
}
