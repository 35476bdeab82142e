using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.English;

/// <summary>Signs, units and abbreviations in full.</summary>
internal static partial class EnglishSigns
{
    /// <summary>The whole text with its signs as they are said.</summary>
    public static string Say(string text)
    {
        var said = Title().Replace(text, match => TitleOf(match.Value.TrimEnd('.')));
        said = Word().Replace(said, match => WordOf(match.Value));
        said = Unit().Replace(said, match => " " + UnitOf(match.Groups["unit"].Value));
        said = Minus().Replace(said, "minus ");
        return Sign()
            .Replace(
                said,
                match =>
                    match.Value[0] switch
                    {
                        '&' => " and ",
                        '+' => " plus ",
                        '=' => " equals ",
                        '%' => " percent ",
                        '@' => " at ",
                        '#' => " number ",
                        '×' => " times ",
                        '°' => " degrees ",
                        '²' => " squared ",
                        '³' => " cubed ",
                        '€' => " euros ",
                        '$' => " dollars ",
                        '£' => " pounds ",
                        _ => " ",
                    }
            );
    }

    private static string TitleOf(string title) =>
        title switch
        {
            "Mr" => "Mister",
            "Mrs" => "Missus",
            "Ms" => "Miz",
            "Dr" => "Doctor",
            "Prof" => "Professor",
            _ => "Saint",
        };

    private static string WordOf(string word) =>
        word.ToLowerInvariant() switch
        {
            "e.g." => "for example",
            "i.e." => "that is",
            "etc." => "et cetera",
            "vs." or "vs" => "versus",
            _ => "approximately",
        };

    private static string UnitOf(string unit) =>
        unit switch
        {
            "kWh" => "kilowatt hours",
            "kW" => "kilowatts",
            "km/h" => "kilometres per hour",
            "mph" => "miles per hour",
            "km" => "kilometres",
            "kg" => "kilograms",
            "cm" => "centimetres",
            "mm" => "millimetres",
            "m²" or "m2" => "square metres",
            "GB" => "gigabytes",
            "MB" => "megabytes",
            "°C" => "degrees Celsius",
            _ => "degrees Fahrenheit",
        };

    [GeneratedRegex(@"(?<![\p{L}.])(?:Mrs|Mr|Ms|Dr|Prof|St)\.?(?= \p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(
        @"(?<![\p{L}.])(?:e\.g\.|i\.e\.|etc\.(?!\s*$|\s+\p{Lu})|vs\.?(?!\p{L})|approx\.)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<=\d) ?(?<unit>kWh|kW|km/h|mph|km|kg|cm|mm|m²|m2|GB|MB|°C|°F)(?![\p{L}\d])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<=^|[\s(])[-−–](?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Minus();

    [GeneratedRegex(@"[&+=%@#×°²³€$£*_|^®©™•\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
