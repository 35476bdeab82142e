using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization;

/// <summary>Roman numerals, 1 to 3999, in their regular form.</summary>
internal static partial class RomanNumeral
{
    /// <summary>The value; null for letters that are no regular numeral.</summary>
    public static int? TryRead(string letters)
    {
        if (letters.Length == 0 || !Regular().IsMatch(letters))
            return null;
        var value = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var digit = Digit(letters[i]);
            value += i + 1 < letters.Length && digit < Digit(letters[i + 1]) ? -digit : digit;
        }

        return value;
    }

    private static int Digit(char letter) =>
        letter switch
        {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            _ => 1000,
        };

    [GeneratedRegex("^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Regular();
}
