using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Words in capitals: acronyms that are spelled, acronyms that are said, and what is merely shouted.</summary>
internal static partial class FrenchLetters
{
    /// <summary>More capitals than this are a word.</summary>
    private const int LongestAcronym = 6;

    /// <summary>Fewer than this are spelled unless known to be a word.</summary>
    private const int LeastSaid = 4;

    private const string Vowels = "AEIOUYÀÂÉÈÊËÎÏÔÙÛÜŒ";

    private static readonly FrozenDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['A'] = "a",
        ['B'] = "bé",
        ['C'] = "cé",
        ['D'] = "dé",
        ['E'] = "e",
        ['F'] = "effe",
        ['G'] = "gé",
        ['H'] = "ache",
        ['I'] = "i",
        ['J'] = "ji",
        ['K'] = "ka",
        ['L'] = "elle",
        ['M'] = "emme",
        ['N'] = "enne",
        ['O'] = "o",
        ['P'] = "pé",
        ['Q'] = "ku",
        ['R'] = "erre",
        ['S'] = "esse",
        ['T'] = "té",
        ['U'] = "u",
        ['V'] = "vé",
        ['W'] = "double vé",
        ['X'] = "ixe",
        ['Y'] = "i grec",
        ['Z'] = "zède",
    }.ToFrozenDictionary();

    /// <summary>Acronyms said as words though they are short.</summary>
    private static readonly FrozenSet<string> Said = FrozenSet.Create(
        StringComparer.Ordinal,
        "ONU",
        "CAF",
        "RIB",
        "BIC",
        "PAC",
        "LED",
        "ISO",
        "ZAC",
        "PIN",
        "SIM",
        "GAN",
        "AXA",
        "PUK",
        "ZUP"
    );

    /// <summary>Acronyms that are spelled though they could be said.</summary>
    private static readonly FrozenSet<string> Spelled = FrozenSet.Create(
        StringComparer.Ordinal,
        "SARL",
        "EURL",
        "SASU",
        "SELARL",
        "EARL",
        "CEDEX",
        "RATP",
        "TAEG"
    );

    /// <summary>Short words that people write in capitals for emphasis.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "OUI",
        "NON",
        "STOP",
        "ET",
        "OU",
        "LE",
        "LA",
        "LES",
        "DE",
        "DU",
        "DES",
        "UN",
        "UNE",
        "PAS",
        "SUR",
        "NE",
        "TOUT",
        "TRÈS",
        "BON",
        "MA",
        "SA",
        "MON",
        "SON",
        "VOS",
        "NOS",
        "QUE",
        "QUI",
        "IL",
        "ELLE",
        "JE",
        "TU",
        "EN",
        "AU",
        "AUX",
        "CE",
        "SI",
        "CAR",
        "PAR",
        "OR",
        "NI"
    );

    /// <summary>The whole text with its acronyms as they are said; a text in capitals alone is only made small.</summary>
    public static string Say(string text)
    {
        if (IsShouted(text))
            return text.ToLowerInvariant();
        var joined = Dotted().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal));
        return Capitals().Replace(joined, match => SayCapitals(match.Value));
    }

    /// <summary>The names of letters, in their order.</summary>
    public static string Spell(string letters) =>
        string.Join(' ', letters.Select(letter => Names.GetValueOrDefault(char.ToUpperInvariant(letter), letter.ToString())));

    private static bool IsShouted(string text) =>
        Capitals().Count(text) > 1 && text.Count(char.IsLetter) > 2 * LongestAcronym && !text.Any(char.IsLower);

    private static string SayCapitals(string word)
    {
        if (Spelled.Contains(word))
            return Spell(word);
        if (Said.Contains(word) || Words.Contains(word) || word.Length > LongestAcronym)
            return word.ToLowerInvariant();
        return word.Length < LeastSaid || !IsPronounceable(word) ? Spell(word) : word.ToLowerInvariant();
    }

    /// <summary>A vowel at least, no three consonants in a row, none doubled at the ends.</summary>
    private static bool IsPronounceable(string word)
    {
        var consonants = 0;
        var vowels = 0;
        foreach (var letter in word)
        {
            var isVowel = Vowels.Contains(letter, StringComparison.Ordinal);
            consonants = isVowel ? 0 : consonants + 1;
            vowels += isVowel ? 1 : 0;
            if (consonants > 2)
                return false;
        }

        return vowels > 1
            || vowels == 1 && word.Length <= LeastSaid && Vowels.Contains(word[1], StringComparison.Ordinal)
            || vowels == 1 && Vowels.Contains(word[2], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:\p{Lu}\.){2,7}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<![\p{L}])\p{Lu}{2,40}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
