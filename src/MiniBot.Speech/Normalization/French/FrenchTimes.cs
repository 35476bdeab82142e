using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Hours of the day and lengths in hours: "quatorze heures trente", "sept jours sur sept".</summary>
internal static partial class FrenchTimes
{
    /// <summary>The whole text with its hours as they are said.</summary>
    public static string Say(string text)
    {
        var said = AroundTheClock()
            .Replace(text, match => $"{match.Groups["n"].Value} {UnitOf(match)} sur {match.Groups["of"].Value}");
        said = Span().Replace(said, " à ");
        return Clock().Replace(said, SayClock);
    }

    private static string UnitOf(Match match) => match.Groups["unit"].Value is "h" or "H" ? "heures" : "jours";

    private static string SayClock(Match match)
    {
        var hours = match.Groups["h"].Value;
        var minutes = match.Groups["m"].Value;
        var seconds = match.Groups["s"].Value;
        var bare = hours.Length > 1 && hours[0] == '0' ? hours[1..] : hours;
        var said = $"{FrenchNumber.Say(bare, feminine: true)} {(FrenchNumber.IsPlural(bare) ? "heures" : "heure")}";
        if (minutes.Length > 0 && (minutes != "00" || seconds.Length > 0))
            said += $" {FrenchNumber.Say(minutes.TrimStart('0').PadLeft(1, '0'), feminine: true)}";
        return seconds.Length > 0 && seconds != "00"
            ? $"{said} et {FrenchNumber.Say(seconds.TrimStart('0'), feminine: true)} {(FrenchNumber.IsPlural(seconds) ? "secondes" : "seconde")}"
            : said;
    }

    [GeneratedRegex(
        @"(?<![\w.,])(?<n>\d{1,2}) ?(?<unit>[hHjJ]) ?(?:/|sur) ?(?<of>\d{1,2})(?: ?[hHjJ])?(?!\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AroundTheClock();

    // The hyphen of 9h-12h30, of 9h30-12h and of 9-12h.
    [GeneratedRegex(
        @"(?<=\d ?[hH](?:[0-5]\d)?|:[0-5]\d|(?<![\w.,/-])\d{1,2}) ?[-–—] ?(?=\d{1,2}(?: ?[hH]|:[0-5]\d))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Span();

    [GeneratedRegex(
        @"(?<![\w.,/:])(?:(?<h>\d{1,3}) ?[hH](?: ?(?<m>[0-5]\d)(?: ?(?:min|mn))?)?(?!\w)|(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)(?::(?<s>[0-5]\d))?(?![\w:]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Clock();
}
