using System.Globalization;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Ordinals in digits and Roman numerals: "premier", "vingt et unième siècle", "Louis quatorze".</summary>
internal static partial class FrenchOrdinals
{
    /// <summary>The whole text with its ordinals as they are said.</summary>
    public static string Say(string text)
    {
        var said = Digits().Replace(text, SayDigits);
        said = Roman().Replace(said, SayRoman);
        said = Sovereign().Replace(said, SaySovereign);
        return Chapter()
            .Replace(said, match => RomanNumeral.TryRead(match.Value) is { } value ? FrenchNumber.Cardinal(value) : match.Value);
    }

    private static string SayDigits(Match match)
    {
        var ending = match.Groups["ending"].Value;
        var number = long.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        if (ending[0] == 'n' && number != 2)
            return match.Value;
        var said =
            ending[0] == 'n' ? (ending.Contains("de", StringComparison.Ordinal) ? "seconde" : "second") : Ordinal(number, ending);
        return ending[^1] == 's' ? said + "s" : said;
    }

    private static string SayRoman(Match match) =>
        RomanNumeral.TryRead(match.Groups["n"].Value) is { } value ? Ordinal(value, match.Groups["ending"].Value) : match.Value;

    private static string SaySovereign(Match match)
    {
        if (RomanNumeral.TryRead(match.Groups["n"].Value) is not { } value)
            return match.Value;
        var name = match.Groups["name"].Value;
        var isWoman = name is "Élisabeth" or "Elizabeth" or "Catherine" or "Marie" or "Victoria" or "Isabelle";
        return $"{name} {(value == 1 ? FrenchNumber.Ordinal(1, isWoman) : FrenchNumber.Cardinal(value))}";
    }

    // 1er and 1re say their gender; the others have but one form.
    private static string Ordinal(long number, string ending) =>
        FrenchNumber.Ordinal(number, ending is "re" or "ère" or "res" or "ères");

    [GeneratedRegex(
        @"(?<![\w,.])(?<n>\d{1,6})(?<ending>ers?|[èe]res?|res?|i?[èe]mes?|es?|nde?s?)(?!\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<!\w)(?:(?<n>I)(?<ending>ers?|ères?|res?)|(?<n>[IVX][IVXLC]{0,7}|[LC][IVXLC]{1,7})(?<ending>i?èmes?|es?))(?!\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Roman();

    [GeneratedRegex(
        @"(?<!\w)(?<name>Louis|Henri|Charles|François|Napoléon|Philippe|Jean|Jean-Paul|Paul|Pie|Benoît|Léon|Grégoire|Clément|Innocent|Urbain|Georges?|Guillaume|Édouard|Richard|Jacques|Frédéric|Albert|Léopold|Nicolas|Alexandre|Pierre|Ramsès|Élisabeth|Elizabeth|Catherine|Marie|Victoria|Isabelle|Mohammed|Hassan|Rainier) (?<n>[IVX]{1,6})(?![\w'])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Sovereign();

    [GeneratedRegex(
        @"(?<=\b(?:[Cc]hapitre|[Tt]ome|[Aa]cte|[Ll]ivre|[Tt]itre|[Pp]artie|[Vv]olume|[Nn]iveau|[Aa]nnexe|[Pp]hase|[Tt]ype|[Cc]lasse) )[IVXLC]{1,7}(?![\w'])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Chapter();
}
