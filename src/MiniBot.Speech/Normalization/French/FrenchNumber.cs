using System.Globalization;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Numbers as they are said in France, in the spelling of before 1990: "quatre-vingt-un", "deux cents", "deux cent mille".</summary>
internal static class FrenchNumber
{
    /// <summary>More digits than this are no amount: they are said one by one.</summary>
    private const int MostDigits = 15;

    /// <summary>More decimals than this are said one by one.</summary>
    private const int MostDecimals = 3;

    private static readonly string[] Small =
    [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ];

    private static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

    private static readonly (long Value, string Name)[] Scales =
    [
        (1_000_000_000_000, "billion"),
        (1_000_000_000, "milliard"),
        (1_000_000, "million"),
    ];

    /// <summary>A number of digits, with a comma before decimals; leading zeros are said.</summary>
    /// <param name="number">ASCII digits, one comma at most.</param>
    /// <param name="feminine">True before a feminine noun: "vingt et une".</param>
    public static string Say(string number, bool feminine = false)
    {
        var comma = number.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return SayWhole(number, feminine);
        var decimals = number[(comma + 1)..];
        var said = decimals.Length <= MostDecimals ? SayWhole(decimals, feminine: false) : SayDigits(decimals);
        return $"{SayWhole(number[..comma], feminine: false)} virgule {said}";
    }

    /// <summary>Digits one after the other.</summary>
    public static string SayDigits(string digits) => string.Join(' ', digits.Select(digit => Small[digit - '0']));

    /// <summary>True if a noun after the number stands in the plural: from two on.</summary>
    public static bool IsPlural(string number)
    {
        var whole = number.Split(',')[0].TrimStart('0');
        return whole.Length > 1 || whole.Length == 1 && whole[0] > '1';
    }

    /// <summary>0 to 999 999 999 999 999.</summary>
    public static string Cardinal(long number, bool feminine = false)
    {
        if (number == 0)
            return Small[0];
        var parts = new List<string>();
        foreach (var (value, name) in Scales)
        {
            var count = number / value;
            number %= value;
            if (count > 0)
                parts.Add($"{BelowThousand((int)count, last: true, feminine: false)} {name}{(count > 1 ? "s" : "")}");
        }

        var thousands = (int)(number / 1000);
        if (thousands > 0)
            parts.Add(thousands == 1 ? "mille" : $"{BelowThousand(thousands, last: false, feminine: false)} mille");
        if (number % 1000 > 0)
            parts.Add(BelowThousand((int)(number % 1000), last: true, feminine));
        return string.Join(' ', parts);
    }

    /// <summary>"premier", "deuxième", "vingt et unième".</summary>
    public static string Ordinal(long number, bool feminine = false)
    {
        if (number == 1)
            return feminine ? "première" : "premier";
        var cardinal = Cardinal(number);
        if (cardinal.EndsWith("cinq", StringComparison.Ordinal))
            return cardinal + "uième";
        if (cardinal.EndsWith("neuf", StringComparison.Ordinal))
            return cardinal[..^1] + "vième";
        var takesNoS =
            cardinal.EndsWith("vingts", StringComparison.Ordinal) || cardinal.EndsWith("cents", StringComparison.Ordinal);
        var isScale =
            cardinal.EndsWith("lions", StringComparison.Ordinal) || cardinal.EndsWith("liards", StringComparison.Ordinal);
        return (takesNoS || isScale || cardinal[^1] == 'e' ? cardinal[..^1] : cardinal) + "ième";
    }

    private static string SayWhole(string digits, bool feminine)
    {
        if (digits.Length > MostDigits)
            return SayDigits(digits);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        if (zeros == 0)
            return Cardinal(Value(digits), feminine);
        return zeros == digits.Length ? SayDigits(digits) : $"{SayDigits(digits[..zeros])} {Cardinal(Value(digits), feminine)}";
    }

    private static long Value(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    // "cents" and "vingts" keep their s where nothing follows, or a noun such as million.
    private static string BelowThousand(int number, bool last, bool feminine)
    {
        var (hundreds, rest) = (number / 100, number % 100);
        if (hundreds == 0)
            return BelowHundred(rest, last, feminine);
        var hundred = hundreds == 1 ? "cent" : $"{Small[hundreds]} cent";
        return rest > 0 ? $"{hundred} {BelowHundred(rest, last, feminine)}"
            : hundreds > 1 && last ? hundred + "s"
            : hundred;
    }

    private static string BelowHundred(int number, bool last, bool feminine)
    {
        var one = feminine ? "une" : "un";
        if (number == 1)
            return one;
        if (number < 20)
            return Small[number];
        if (number >= 80)
            return number == 80 ? (last ? "quatre-vingts" : "quatre-vingt")
                : number == 81 ? $"quatre-vingt-{one}"
                : $"quatre-vingt-{Small[number - 80]}";
        // 70 to 79 count on from sixty.
        var ten = Math.Min(number / 10, 6);
        return (number - (ten * 10)) switch
        {
            0 => Tens[ten],
            1 => $"{Tens[ten]} et {one}",
            11 => $"{Tens[ten]} et onze",
            var rest => $"{Tens[ten]}-{Small[rest]}",
        };
    }
}
