using System.Globalization;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Dates: "le douze mars deux mille vingt-six".</summary>
internal static partial class FrenchDates
{
    private const string MonthNames = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

    private static readonly string[] Months = MonthNames.Split('|');

    /// <summary>The whole text with its dates as they are said.</summary>
    public static string Say(string text)
    {
        var said = Iso().Replace(text, Full);
        said = DayMonthYear().Replace(said, Full);
        said = DayMonth().Replace(said, match => SayDate(match, Number(match, "day"), Number(match, "month"), year: null));
        return FirstOfMonth().Replace(said, "premier");
    }

    private static string Full(Match match)
    {
        var year = match.Groups["year"].Value;
        return SayDate(match, Number(match, "day"), Number(match, "month"), year.Length == 2 ? "20" + year : year)
            + (match.Groups["time"].Success ? " à " : "");
    }

    private static string SayDate(Match match, int day, int month, string? year) =>
        day is >= 1 and <= 31 && month is >= 1 and <= 12
            ? $"{(day == 1 ? "premier" : FrenchNumber.Cardinal(day))} {Months[month - 1]}{(year is null ? "" : " " + FrenchNumber.Say(year))}"
            : match.Value;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\w.,/-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:(?<time>T(?=\d{2}:\d{2}))|(?![\w/]|[.,-]\d))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"(?<![\w.,/-])(?<day>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\w/]|[.,-]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayMonthYear();

    // Without a year only where the words say that it is a date: 1/2 is a half elsewhere.
    [GeneratedRegex(
        @"(?<=\b(?:[Ll]e|[Dd]u|[Aa]u|[Dd]ès le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )(?<day>\d{1,2})/(?<month>\d{1,2})(?![\w/]|[.,-]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        @"(?<![\w.,/-])0?1(?:er)?(?= (?:" + MonthNames + @")\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex FirstOfMonth();
}
