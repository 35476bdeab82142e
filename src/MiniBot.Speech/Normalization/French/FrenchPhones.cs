using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Phone numbers, in the groups in which they are given: pairs, or threes after 0 800. A comma parts the groups, for a breath.</summary>
internal static partial class FrenchPhones
{
    /// <summary>The whole text with its phone numbers as they are said.</summary>
    public static string Say(string text)
    {
        var said = Free().Replace(text, match => "zéro " + SayGroups(Group().Matches(match.Groups["groups"].Value)));
        said = French().Replace(said, match => SayPairs(match.Groups["prefix"].Success, Digits(match.Groups["number"].Value)));
        return Foreign().Replace(said, match => "plus " + SayGroups(Group().Matches(match.Value)));
    }

    private static string SayPairs(bool international, string digits) =>
        international ? "plus trente-trois, " + FrenchNumber.Say(digits[..1]) + ", " + Pairs(digits[1..]) : Pairs(digits);

    private static string Pairs(string digits) =>
        string.Join(", ", Enumerable.Range(0, digits.Length / 2).Select(i => FrenchNumber.Say(digits.Substring(2 * i, 2))));

    private static string SayGroups(IEnumerable<Match> groups) =>
        string.Join(", ", groups.Select(group => FrenchNumber.Say(group.Value)));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // 06 12 34 56 78, 06.12.34.56.78, 0612345678, +33 6 12 34 56 78, +33 (0)6…, 0033 6…
    [GeneratedRegex(
        @"(?<![\w.,/+-])(?:(?<prefix>(?:\+|00) ?33) ?(?:\(0\) ?)?(?<number>[1-9](?:[ .-]?\d{2}){4})|(?<number>0[1-9](?:[ .-]?\d{2}){4}))(?![\w/]|[.,-]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex French();

    // 0 800 123 456, 0800 123 456, 0 800 10 20 30.
    [GeneratedRegex(
        @"(?<![\w.,/+-])0 ?(?<groups>8\d{2}(?:(?:[ .-]\d{3}){2}|(?:[ .-]\d{2}){3}))(?![\w/]|[.,-]\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Free();

    [GeneratedRegex(@"(?<![\w.,/])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?![\w/]|[.,-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Group();
}
