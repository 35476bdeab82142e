using System.Globalization;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.English;

/// <summary>English as it is said: dates, hours, money, numbers, addresses and the commonest abbreviations, in passes.</summary>
internal static partial class EnglishText
{
    private const string MonthNames = "January|February|March|April|May|June|July|August|September|October|November|December";

    private static readonly string[] Months = MonthNames.Split('|');

    /// <summary>The text in words: no digit is left in it.</summary>
    /// <param name="text">Written as <see cref="PlainCharacters"/> leaves it.</param>
    /// <param name="isAmerican">True where 3/12 is the twelfth of March.</param>
    public static string Say(string text, bool isAmerican)
    {
        var said = EnglishAddresses.Say(text);
        said = Phone().Replace(said, SayPhone);
        said = Iso().Replace(said, match => SayDate(match, isAmerican));
        said = Slashed().Replace(said, match => SayDate(match, isAmerican));
        said = DayBeforeMonth()
            .Replace(said, match => $"the {EnglishNumber.Ordinal(Number(match, "day"))} of {match.Groups["month"].Value}");
        said = DayAfterMonth()
            .Replace(said, match => $"{match.Groups["month"].Value} {EnglishNumber.Ordinal(Number(match, "day"))}");
        said = YearAfterMonth().Replace(said, match => EnglishNumber.Year(Number(match, "year")));
        said = Clock().Replace(said, SayClock);
        said = Thousands().Replace(said, match => match.Value.Replace(",", "", StringComparison.Ordinal));
        said = Range().Replace(said, " to ");
        said = EnglishMoney.Say(said);
        said = Ordinals().Replace(said, match => EnglishNumber.Ordinal(Number(match, "n")));
        said = EnglishSigns.Say(said);
        return Numbers().Replace(said, SayNumber);
    }

    private static string SayPhone(Match match) =>
        string.Join(", ", Group().Matches(match.Value).Select(group => EnglishNumber.SayDigits(group.Value)));

    private static string SayDate(Match match, bool isAmerican)
    {
        var (day, month) = (Number(match, "day"), Number(match, "month"));
        if (isAmerican && match.Groups["sign"].Success)
            (day, month) = (month, day);
        return day is >= 1 and <= 31 && month is >= 1 and <= 12
            ? $"the {EnglishNumber.Ordinal(day)} of {Months[month - 1]} {EnglishNumber.Year(Number(match, "year"))}"
            : match.Value;
    }

    private static string SayClock(Match match)
    {
        var hour = Number(match, "h");
        var minutes = match.Groups["m"].Success ? match.Groups["m"].Value : "00";
        var half = match.Groups["half"].Value;
        var said = EnglishNumber.Cardinal(hour);
        if (minutes != "00")
            said += minutes[0] == '0' ? $" oh {EnglishNumber.Say(minutes[1..])}" : $" {EnglishNumber.Say(minutes)}";
        else if (half.Length == 0)
            said += hour is > 0 and <= 12 ? " o'clock" : " hundred hours";
        return half.Length == 0 ? said : $"{said} {char.ToLowerInvariant(half[0])} m";
    }

    private static string SayNumber(Match match)
    {
        var parts = match.Value.Split('.');
        return parts.Length <= 2
            ? $" {EnglishNumber.Say(match.Value)} "
            : $" {string.Join(" point ", parts.Select(EnglishNumber.Say))} ";
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\w.,/])(?:\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}|0\d{2,5}(?:[ .-]\d{3,4}){2}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?![\w/])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Phone();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    [GeneratedRegex(@"(?<![\w.,/-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\w/]|[.,-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"(?<![\w.,/-])(?<day>\d{1,2})(?<sign>/)(?<month>\d{1,2})/(?<year>\d{4})(?![\w/]|[.,-]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Slashed();

    [GeneratedRegex(
        @"(?<![\w.,/-])(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>" + MonthNames + @")\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayBeforeMonth();

    [GeneratedRegex(
        @"\b(?<month>" + MonthNames + @") (?<day>\d{1,2})(?:st|nd|rd|th)?(?!\w|[.:]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayAfterMonth();

    [GeneratedRegex(
        @"(?<=\b(?:"
            + MonthNames
            + @")(?: \p{L}+(?:-\p{L}+)?,?)? |\b(?:[Ii]n|[Ss]ince|[Yy]ear) )(?<year>1[1-9]\d{2}|20\d{2})(?![\w,.]\d|\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearAfterMonth();

    [GeneratedRegex(
        @"(?<![\w.,:])(?:(?<h>1[0-2]|0?[1-9])(?::(?<m>[0-5]\d))? ?(?<half>[ap])(?:\.m\.|m\b)|(?<h>[01]?\d|2[0-3]):(?<m>[0-5]\d)(?![\w:]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\w.,])[1-9]\d{0,2}(?:,\d{3})+(?!\w|,\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=(?<![\p{L}\d,.-])\d{1,15}%?) ?[-–—] ?(?=\d+(?![\d-]))", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![\w.,])(?<n>\d{1,6})(?:st|nd|rd|th)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
