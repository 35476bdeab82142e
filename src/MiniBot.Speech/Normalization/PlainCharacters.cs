using System.Globalization;
using System.Text;

namespace MiniBot.Speech.Normalization;

/// <summary>One way of writing for each character, so that what follows need not know the others.</summary>
internal static class PlainCharacters
{
    /// <summary>
    /// Composed letters, one kind of space and of apostrophe, ASCII digits; fractions and other number signs spelled out, control
    /// characters gone. At most <paramref name="most"/> characters.
    /// </summary>
    public static string Of(string text, int most)
    {
        var cut = text.Length <= most ? text : text[..most];
        var plain = new StringBuilder(cut.Length);
        foreach (var character in Composed(cut))
            Append(plain, character);
        return plain.ToString();
    }

    // Half a surrogate pair is no text and cannot be composed.
    private static string Composed(string text)
    {
        var whole = string.Concat(
            text.Where(character => !char.IsSurrogate(character) && character != '\uFFFF' && character != '\uFFFE')
        );
        return whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder plain, char character)
    {
        switch (character)
        {
            case '’' or '‘' or 'ʼ':
                plain.Append('\'');
                break;
            case '²' or '³':
                plain.Append(character);
                break;
            case '\u2011' or '\u2010':
                plain.Append('-');
                break;
            case 'μ':
                plain.Append('µ');
                break;
            case '½':
                plain.Append(" 1/2 ");
                break;
            case '¼':
                plain.Append(" 1/4 ");
                break;
            case '¾':
                plain.Append(" 3/4 ");
                break;
            case '⅓':
                plain.Append(" 1/3 ");
                break;
            case '⅔':
                plain.Append(" 2/3 ");
                break;
            default:
                AppendOther(plain, character);
                break;
        }
    }

    private static void AppendOther(StringBuilder plain, char character)
    {
        if (char.IsNumber(character) && !char.IsAsciiDigit(character))
            plain.Append(Digits(CharUnicodeInfo.GetNumericValue(character)));
        else if (char.IsWhiteSpace(character) || char.IsControl(character))
            plain.Append(' ');
        else if (char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate))
            plain.Append(character);
    }

    private static string Digits(double value) =>
        value is >= 0 and < 1e15 && Math.Floor(value) == value ? value.ToString("F0", CultureInfo.InvariantCulture) : " ";
}
