using System.Globalization;
using System.Text;

namespace MiniBot.Speech.Synthesis;

/// <summary>Prepares a text for an engine: what engines read as markup or control is taken out, the rest is left to them.</summary>
internal static class SpokenText
{
    /// <summary>What is spoken of a text at most, in characters: some five minutes.</summary>
    public const int MostCharacters = 4000;

    /// <summary>One line of plain text, typographic signs replaced by those that every engine knows; empty if nothing can be spoken.</summary>
    public static string Normalize(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, MostCharacters));
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            if (plain.Length == MostCharacters)
                break;
            var spoken = Plain(character);
            if (spoken != ' ' || plain.Length > 0 && plain[^1] != ' ')
                plain.Append(spoken);
        }

        return plain.ToString().Any(char.IsLetterOrDigit) ? plain.ToString().Trim() : "";
    }

    private static char Plain(char character) =>
        character switch
        {
            '’' or '‘' or 'ʼ' => '\'',
            '«' or '»' or '“' or '”' => '"',
            '…' => '.',
            '–' or '—' => ',',
            '<' or '>' or '\\' or '[' or ']' or '{' or '}' => ' ',
            _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
            _ when char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Surrogate => ' ',
            _ => character,
        };
}
