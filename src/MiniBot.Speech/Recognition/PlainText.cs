using System.Globalization;
using System.Text;

namespace MiniBot.Speech.Recognition;

/// <summary>What engines and people write, brought to the form of <see cref="RecognizedText.Text"/>.</summary>
internal static class PlainText
{
    /// <summary>
    /// Lower case words parted by single blanks: letters, digits, apostrophes (<c>'</c>), hyphens within a word, commas and points
    /// within a number, and the signs € and %. Everything else parts words.
    /// </summary>
    public static string Of(string text)
    {
        var written = text.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        var plain = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            var character = Fold(written[i]);
            if (IsPart(character, Neighbour(written, i - 1), Neighbour(written, i + 1)))
                plain.Append(character);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    private static char Fold(char character) =>
        character switch
        {
            '’' => '\'',
            '‑' => '-',
            _ => character,
        };

    private static bool IsPart(char character, char before, char after) =>
        character switch
        {
            '\'' => char.IsLetter(before),
            '-' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            ',' or '.' => char.IsDigit(before) && char.IsDigit(after),
            '€' or '%' => true,
            _ => char.IsLetterOrDigit(character),
        };

    private static char Neighbour(string text, int at) => at >= 0 && at < text.Length ? text[at] : ' ';
}
