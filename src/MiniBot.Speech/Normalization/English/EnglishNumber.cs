using System.Globalization;

namespace MiniBot.Speech.Normalization.English;

/// <summary>Numbers as they are said in English: "one hundred and five", "three point one four".</summary>
internal static class EnglishNumber
{
    /// <summary>More digits than this are no amount: they are said one by one.</summary>
    private const int MostDigits = 15;

    private static readonly string[] Small =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens =
    [
        "",
        "",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ];

    private static readonly (long Value, string Name)[] Scales =
    [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1000, "thousand"),
    ];

    /// <summary>A number of ASCII digits, with a point before decimals; leading zeros are said.</summary>
    public static string Say(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? SayWhole(number) : $"{SayWhole(number[..point])} point {SayDigits(number[(point + 1)..])}";
    }

    /// <summary>Digits one after the other.</summary>
    public static string SayDigits(string digits) => string.Join(' ', digits.Select(digit => Small[digit - '0']));

    /// <summary>A year in two pairs: "nineteen eighty-four", "twenty twenty-six", "two thousand and five".</summary>
    public static string Year(int year)
    {
        var (century, rest) = (year / 100, year % 100);
        if (year is < 1100 or > 2099 || century == 20 && rest < 10)
            return Cardinal(year);
        return rest switch
        {
            0 => $"{Cardinal(century)} hundred",
            < 10 => $"{Cardinal(century)} oh {Small[rest]}",
            _ => $"{Cardinal(century)} {Cardinal(rest)}",
        };
    }

    /// <summary>0 to 999 999 999 999 999.</summary>
    public static string Cardinal(long number)
    {
        if (number == 0)
            return Small[0];
        var parts = new List<string>();
        foreach (var (value, name) in Scales)
        {
            if (number >= value)
                parts.Add($"{BelowThousand((int)(number / value))} {name}");
            number %= value;
        }

        if (number > 0)
            parts.Add(number < 100 && parts.Count > 0 ? $"and {BelowThousand((int)number)}" : BelowThousand((int)number));
        return string.Join(' ', parts);
    }

    /// <summary>"first", "twenty-third", "one hundredth".</summary>
    public static string Ordinal(long number)
    {
        var cardinal = Cardinal(number);
        var start = cardinal.LastIndexOfAny([' ', '-']) + 1;
        return cardinal[..start]
            + cardinal[start..] switch
            {
                "one" => "first",
                "two" => "second",
                "three" => "third",
                "five" => "fifth",
                "eight" => "eighth",
                "nine" => "ninth",
                "twelve" => "twelfth",
                var last when last[^1] == 'y' => last[..^1] + "ieth",
                var last => last + "th",
            };
    }

    private static string SayWhole(string digits)
    {
        if (digits.Length > MostDigits)
            return SayDigits(digits);
        var value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var zeros = digits.Length - digits.TrimStart('0').Length;
        if (zeros == 0)
            return Cardinal(value);
        return zeros == digits.Length ? SayDigits(digits) : $"{SayDigits(digits[..zeros])} {Cardinal(value)}";
    }

    private static string BelowThousand(int number)
    {
        if (number < 20)
            return Small[number];
        if (number < 100)
            return number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]}-{Small[number % 10]}";
        return number % 100 == 0
            ? $"{Small[number / 100]} hundred"
            : $"{Small[number / 100]} hundred and {BelowThousand(number % 100)}";
    }
}
