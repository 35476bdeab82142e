using System.Globalization;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Amounts of money: "mille deux cent cinquante euros cinquante", "trois millions d'euros".</summary>
internal static partial class FrenchMoney
{
    /// <summary>The whole text with its amounts as they are said.</summary>
    public static string Say(string text)
    {
        var said = SignBefore().Replace(text, "${n} ${sign}");
        said = Amount().Replace(said, SayAmount);
        return LoneSign().Replace(said, match => Currency(match.Value).Many);
    }

    private static string SayAmount(Match match)
    {
        var number = match.Groups["n"].Value;
        var (one, many, vowel) = Currency(match.Groups["sign"].Value);
        var scale = match.Groups["scale"].Value;
        if (scale is "k" or "K" && Thousands(number) is { } thousands)
            (number, scale) = (thousands, "");
        if (scale.Length > 0)
        {
            var name =
                scale is "k" or "K" ? "millier"
                : scale[0] is 'M' && scale.Length == 1 ? "million"
                : "milliard";
            return $"{FrenchNumber.Say(number)} {name}{(FrenchNumber.IsPlural(number) ? "s" : "")} {(vowel ? "d'" : "de ")}{many}";
        }

        var comma = number.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0 && number.Length - comma - 1 <= 2 && one != "centime")
            return SayCents(number[..comma], number[(comma + 1)..].PadRight(2, '0'), one, many);
        var said = FrenchNumber.Say(number);
        var isMillions =
            said.EndsWith("lion", StringComparison.Ordinal)
            || said.EndsWith("lions", StringComparison.Ordinal)
            || said.EndsWith("liard", StringComparison.Ordinal)
            || said.EndsWith("liards", StringComparison.Ordinal);
        return isMillions ? $"{said} {(vowel ? "d'" : "de ")}{many}" : $"{said} {(FrenchNumber.IsPlural(number) ? many : one)}";
    }

    private static string SayCents(string whole, string cents, string one, string many)
    {
        var isNothing = whole.TrimStart('0').Length == 0;
        var rest = cents.TrimStart('0');
        var units = $"{FrenchNumber.Say(isNothing ? "0" : whole)} {(FrenchNumber.IsPlural(whole) ? many : one)}";
        if (rest.Length == 0)
            return units;
        return isNothing
            ? $"{FrenchNumber.Say(rest)} {(FrenchNumber.IsPlural(rest) ? "centimes" : "centime")}"
            : $"{units} {FrenchNumber.Say(rest)}";
    }

    /// <summary>"12" and "1,5" thousands as units; null if there are more than three decimals.</summary>
    private static string? Thousands(string number)
    {
        var parts = number.Split(',');
        var decimals = parts.Length > 1 ? parts[1] : "";
        if (decimals.Length > 3 || parts[0].Length > 9)
            return null;
        var units = long.Parse(parts[0] + decimals.PadRight(3, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        return units.ToString(CultureInfo.InvariantCulture);
    }

    private static (string One, string Many, bool Vowel) Currency(string sign) =>
        sign.ToLowerInvariant() switch
        {
            "$" or "usd" => ("dollar", "dollars", false),
            "£" or "gbp" => ("livre", "livres", false),
            "chf" => ("franc suisse", "francs suisses", false),
            "c€" or "ct" or "cts" or "cents" or "cent" => ("centime", "centimes", false),
            _ => ("euro", "euros", true),
        };

    [GeneratedRegex(@"(?<![\w$€£])(?<sign>[€$£]) ?(?<n>\d+(?:,\d+)?)(?! ?[€$£])", RegexOptions.CultureInvariant)]
    private static partial Regex SignBefore();

    [GeneratedRegex(
        @"(?<![\w,])(?<n>\d+(?:,\d+)?) ?(?<scale>k|K|Mds?|Mrds?|M)? ?(?<sign>c€|[€$£]|(?:EUR|USD|GBP|CHF|euros?|cts?)(?!\p{L}))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();

    [GeneratedRegex(@"[€$£]", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSign();
}
