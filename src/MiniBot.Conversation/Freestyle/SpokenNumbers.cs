using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// Finds the numbers of a French text, in digits or in words, by value. Digits that stand apart ("1 0 %") are read together.
/// The article "un" is a number only before a percentage, a sum or a million.
/// </summary>
internal static class SpokenNumbers
{
    /// <summary>A unit without a number of its own: "des milliers d'euros".</summary>
    public const decimal Unnamed = -1;

    // Beyond this nothing is compared any more; it keeps the arithmetic of decimals in range.
    private const decimal Largest = 1_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, int> Words = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["zero"] = 0,
        ["un"] = 1,
        ["une"] = 1,
        ["deux"] = 2,
        ["trois"] = 3,
        ["quatre"] = 4,
        ["cinq"] = 5,
        ["six"] = 6,
        ["sept"] = 7,
        ["huit"] = 8,
        ["neuf"] = 9,
        ["dix"] = 10,
        ["onze"] = 11,
        ["douze"] = 12,
        ["treize"] = 13,
        ["quatorze"] = 14,
        ["quinze"] = 15,
        ["seize"] = 16,
        ["vingt"] = 20,
        ["vingts"] = 20,
        ["trente"] = 30,
        ["quarante"] = 40,
        ["cinquante"] = 50,
        ["soixante"] = 60,
        ["septante"] = 70,
        ["huitante"] = 80,
        ["octante"] = 80,
        ["nonante"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Units = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["%"] = "%",
        ["pourcent"] = "%",
        ["pourcents"] = "%",
        ["pct"] = "%",
        ["€"] = "€",
        ["$"] = "€",
        ["euro"] = "€",
        ["euros"] = "€",
        ["eur"] = "€",
        ["centime"] = "€",
        ["centimes"] = "€",
        ["dollar"] = "€",
        ["dollars"] = "€",
        ["balles"] = "€",
        ["minute"] = "minute",
        ["minutes"] = "minute",
        ["min"] = "minute",
        ["heure"] = "heure",
        ["heures"] = "heure",
        ["h"] = "heure",
        ["jour"] = "jour",
        ["jours"] = "jour",
        ["semaine"] = "semaine",
        ["semaines"] = "semaine",
        ["mois"] = "mois",
        ["an"] = "an",
        ["ans"] = "an",
        ["annee"] = "an",
        ["annees"] = "an",
        ["kwh"] = "kwh",
        ["kilowattheure"] = "kwh",
        ["kilowattheures"] = "kwh",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The numbers in their order; <see cref="Unnamed"/> for a percentage or a sum that names none.</summary>
    public static ImmutableArray<SpokenNumber> In(string text) => In(NumberToken.Read(text));

    /// <summary>True for a word that is all digits, or of which numbers are made.</summary>
    public static bool IsNumberWord(string word) =>
        word.All(char.IsAsciiDigit) || Words.ContainsKey(word) || word is "cent" or "cents" || Scale(word) is not null;

    private static ImmutableArray<SpokenNumber> In(List<NumberToken> tokens)
    {
        var found = ImmutableArray.CreateBuilder<SpokenNumber>();
        for (var at = 0; at < tokens.Count; )
        {
            var start = at;
            var isNumber = TryReadNumber(tokens, ref at, out var value);
            var unit = ReadUnit(tokens, ref at, afterNumber: isNumber);
            var isArticle = isNumber && at - start == (unit.Length == 0 ? 1 : 2) && tokens[start].Word is "un" or "une";
            if (isNumber && !(isArticle && unit is not ("%" or "€")))
                found.Add(new SpokenNumber(value, unit));
            else if (!isNumber && unit is "%" or "€")
                found.Add(new SpokenNumber(Unnamed, unit));
            if (at == start)
                at++;
        }

        return found.ToImmutable();
    }

    private static string ReadUnit(List<NumberToken> tokens, ref int at, bool afterNumber)
    {
        var next = at;
        if (afterNumber && next < tokens.Count && tokens[next].Word == "d")
            next++;
        if (next + 1 < tokens.Count && tokens[next].Word is "pour" or "p" && IsHundred(tokens[next + 1]))
        {
            at = next + 2;
            return "%";
        }

        if (next >= tokens.Count || !Units.TryGetValue(tokens[next].Word, out var unit))
            return "";
        at = next + 1;
        return unit;
    }

    private static bool IsHundred(NumberToken token) => token.Word is "cent" or "cents" || token.Digits == 100;

    private static bool TryReadNumber(List<NumberToken> tokens, ref int at, out decimal value)
    {
        value = 0;
        if (!TryReadWhole(tokens, ref at, out value))
            return false;
        if (at + 1 >= tokens.Count || tokens[at].Word is not ("virgule" or "point"))
            return true;
        var after = at + 1;
        if (!TryReadWhole(tokens, ref after, out var fraction))
            return true;
        while (fraction >= 1)
            fraction /= 10;
        value += fraction;
        at = after;
        return true;
    }

    private static bool TryReadWhole(List<NumberToken> tokens, ref int at, out decimal value)
    {
        var start = at;
        decimal total = 0;
        decimal below = 0;
        for (; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Digits is { } digits && at == start)
                below = digits;
            else if (token.Word is "et" && at > start && JoinsUnits(tokens, at, below))
                continue;
            else if (token.Word is "cent" or "cents" && below is >= 0 and < 10)
                below = Math.Max(1, below) * 100;
            else if (Scale(token.Word) is { } scale && total < Largest && (at > start || scale == 1000))
                (total, below) = ((scale == 1000 ? total : 0) + (Math.Max(1, scale == 1000 ? below : total + below) * scale), 0);
            else if (Words.TryGetValue(token.Word, out var word) && Fits(word, below, first: at == start, tokens, at))
                below = word == 20 && below % 100 == 4 ? below + 76 : below + word;
            else
                break;
        }

        value = total + below;
        return at > start;
    }

    private static bool JoinsUnits(List<NumberToken> tokens, int at, decimal below) =>
        below % 100 is 20 or 30 or 40 or 50 or 60 or 70 or 80
        && at + 1 < tokens.Count
        && tokens[at + 1].Word is "un" or "une" or "onze";

    private static bool Fits(int word, decimal below, bool first, List<NumberToken> tokens, int at) =>
        first
        || (word == 20 && below % 100 == 4 && tokens[at - 1].Word == "quatre")
        || (below % 100) switch
        {
            0 => tokens[at - 1].Digits is null && tokens[at - 1].Word != "zero",
            10 or 70 or 90 => word is >= 7 and <= 9,
            20 or 30 or 40 or 50 => word < 10,
            60 or 80 => word < 20,
            _ => false,
        };

    private static int? Scale(string word) =>
        word switch
        {
            "mille" or "milles" or "k" => 1000,
            "million" or "millions" => 1_000_000,
            "milliard" or "milliards" => 1_000_000_000,
            _ => null,
        };
}
