using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.English;

/// <summary>Amounts of money: "twelve pounds fifty", "three million dollars".</summary>
internal static partial class EnglishMoney
{
    /// <summary>The whole text with its amounts as they are said.</summary>
    public static string Say(string text) => Amount().Replace(text, SayAmount);

    private static string SayAmount(Match match)
    {
        var number = match.Groups["n"].Value;
        var (one, many, cent) = match.Groups["sign"].Value switch
        {
            "$" => ("dollar", "dollars", "cent"),
            "£" => ("pound", "pounds", "penny"),
            _ => ("euro", "euros", "cent"),
        };
        var scale = match.Groups["scale"].Value switch
        {
            "" => "",
            "k" or "K" => " thousand",
            "m" or "M" or " million" => " million",
            _ => " billion",
        };
        if (scale.Length > 0)
            return $"{EnglishNumber.Say(number)}{scale} {many}";
        var parts = number.Split('.');
        if (parts is not [var whole, { Length: 2 } cents])
            return $"{EnglishNumber.Say(number)} {(number == "1" ? one : many)}";
        var units = $"{EnglishNumber.Say(whole)} {(whole == "1" ? one : many)}";
        var few = cents.TrimStart('0');
        if (few.Length == 0)
            return units;
        return whole == "0" ? $"{EnglishNumber.Say(few)} {Cents(cent, few)}" : $"{units} {EnglishNumber.Say(few)}";
    }

    private static string Cents(string one, string count) =>
        count == "1" ? one
        : one == "penny" ? "pence"
        : one + "s";

    [GeneratedRegex(
        @"(?:(?<![\w$€£])(?<sign>[€$£]) ?(?<n>\d+(?:\.\d+)?)(?<scale>[kKmMbB](?:n)?(?!\w)| million| billion)?|(?<![\w.])(?<n>\d+(?:\.\d+)?) ?(?<sign>[€$£]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();
}
