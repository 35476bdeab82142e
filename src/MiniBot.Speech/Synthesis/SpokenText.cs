using System.Globalization;
using System.Text;
using MiniBot.Speech.Normalization;
using MiniBot.Speech.Normalization.English;
using MiniBot.Speech.Normalization.French;

namespace MiniBot.Speech.Synthesis;

/// <summary>
/// What an engine is given to say: numbers, dates, amounts, addresses and abbreviations in words, and nothing that an engine would read as
/// markup or control. Captions keep the text as it is written.
/// </summary>
public static class SpokenText
{
    /// <summary>What is spoken of a text at most, in characters: some five minutes.</summary>
    public const int MostCharacters = 4000;

    /// <summary>The text in words of the language, as one line; empty if nothing can be spoken. Saying what was said changes nothing.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47. French and English are put into words; of other languages only the signs are made plain.</param>
    public static string For(string text, string language)
    {
        var plain = PlainCharacters.Of(text, MostCharacters);
        var words =
            Speaks(language, "fr") ? FrenchText.Say(plain)
            : Speaks(language, "en") ? EnglishText.Say(plain, language.EndsWith("US", StringComparison.OrdinalIgnoreCase))
            : plain;
        return Line(words);
    }

    private static bool Speaks(string language, string code) =>
        language.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language[2] is '-' or '_');

    /// <summary>One line, typographic signs replaced by those that every engine knows, no space before a point or comma.</summary>
    private static string Line(string words)
    {
        var line = new StringBuilder(Math.Min(words.Length, MostCharacters));
        foreach (var character in words)
        {
            if (line.Length == MostCharacters)
                break;
            var plain = Plain(character);
            if (plain is '.' or ',' or ')' && line.Length > 1 && line[^1] == ' ' && line[^2] != plain)
                line.Length--;
            if (plain != ' ' || line.Length > 0 && line[^1] is not (' ' or '('))
                line.Append(plain);
        }

        var whole = line.ToString().Trim();
        return whole.Any(char.IsLetterOrDigit) ? whole : "";
    }

    private static char Plain(char character) =>
        character switch
        {
            '«' or '»' or '“' or '”' => '"',
            '…' => '.',
            '–' or '—' => ',',
            '<' or '>' or '\\' or '[' or ']' or '{' or '}' => ' ',
            _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
            _ when char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Surrogate => ' ',
            _ => character,
        };
}
