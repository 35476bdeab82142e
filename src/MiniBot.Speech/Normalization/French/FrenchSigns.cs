using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Ranges, fractions, dimensions and the signs between words.</summary>
internal static partial class FrenchSigns
{
    private static readonly string[] Parts = ["", "", "demi", "tiers", "quart"];

    /// <summary>What stands between numbers, to be said before amounts and units take them: "10 à 12 €".</summary>
    public static string SayBetweenNumbers(string text)
    {
        var said = OffRoad().Replace(text, "quatre-quatre");
        said = Range().Replace(said, " à ");
        said = Chain().Replace(said, ", ");
        said = Times().Replace(said, " par ");
        said = Fraction().Replace(said, SayFraction);
        said = Comparison().Replace(said, match => match.Value[0] == '<' ? " inférieur à " : " supérieur à ");
        return Minus().Replace(said, "moins ");
    }

    /// <summary>Every other sign that has a name.</summary>
    public static string SayAlone(string text)
    {
        var said = Number().Replace(text, match => match.Value[^1] is 's' or 'ˢ' ? "numéros " : "numéro ");
        said = AndOr().Replace(said, " ");
        return Sign()
            .Replace(
                said,
                match =>
                    match.Value[0] switch
                    {
                        '&' => " et ",
                        '+' => " plus ",
                        '=' => " égale ",
                        '×' => " fois ",
                        '÷' => " divisé par ",
                        '±' => " plus ou moins ",
                        '≤' => " inférieur ou égal à ",
                        '≥' => " supérieur ou égal à ",
                        '≈' or '~' => " environ ",
                        '@' => " arobase ",
                        '#' => " dièse ",
                        '§' => " paragraphe ",
                        '°' => " degrés ",
                        '²' => " au carré ",
                        '³' => " au cube ",
                        _ => " ",
                    }
            );
    }

    private static string SayFraction(Match match)
    {
        var (above, below) = (match.Groups["n"].Value, match.Groups["of"].Value);
        if (
            !int.TryParse(above, out var count)
            || !int.TryParse(below, out var parts)
            || count == 0
            || count >= parts
            || parts > 20
        )
            return $"{FrenchNumber.Say(above)} sur {FrenchNumber.Say(below)}";
        var name = parts < Parts.Length ? Parts[parts] : FrenchNumber.Ordinal(parts);
        return $"{FrenchNumber.Say(above)} {(count > 1 && name[^1] != 's' ? name + "s" : name)}";
    }

    [GeneratedRegex(@"(?<![\w,.])4[xX×]4(?![\w,.])", RegexOptions.CultureInvariant)]
    private static partial Regex OffRoad();

    // One hyphen between two numbers; a chain of them is a reference.
    [GeneratedRegex(
        @"(?<=(?<![\p{L}\d,.-])\d{1,15}(?:,\d{1,9})?(?: ?[%€])?) ?[-–—] ?(?=\d+(?:,\d+)?(?![\d-]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\d)[-–—](?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Chain();

    [GeneratedRegex(@"(?<=\d(?: ?[cmk]?m)?) ?[xX×] ?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<![\w,./])(?<n>\d{1,9})/(?<of>\d{1,9})(?![\w/]|[,.]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"[<>] ?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(?<=^|[\s(])[-−–](?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Minus();

    [GeneratedRegex(@"(?<!\w)[nN](?:[°º]|[oᵒ](?=\.? ?\d))s?\.? ?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\p{L}) ?/ ?(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex AndOr();

    [GeneratedRegex(@"[&+=×÷±≤≥≈~@#§°²³*_|^®©™•/\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
