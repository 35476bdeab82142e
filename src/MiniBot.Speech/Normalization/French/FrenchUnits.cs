using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Units of measure after a number, after a stroke, and alone where they cannot be mistaken.</summary>
internal static partial class FrenchUnits
{
    private const string Known =
        "kWh|MWh|GWh|Wh|kWc|kW|kVA|MW|GW|W|km/h|m/s|l/min|m³/h|g/km|km²|m²|m³|cm²|cm³|km2|m2|m3|cm2|cm3|km|hm|dm|cm|mm|µm|ha|kg|mg|µg|g|hl|cl|ml|mL|L|l|°C|°F|°|ko|Ko|kB|Mo|MB|Go|GB|To|TB|Gbit/s|Mbit/s|Gb/s|Mb/s|Mo/s|kV|mV|V|mA|A|kHz|MHz|GHz|Hz|dB|kPa|hPa|bars|bar|CV|ch|px|min|mn|ms|s|j|%|‰|t|m";

    private static readonly FrozenDictionary<string, Unit> Units = new Dictionary<string, Unit>(StringComparer.Ordinal)
    {
        ["kWh"] = new("kilowattheure"),
        ["MWh"] = new("mégawattheure"),
        ["GWh"] = new("gigawattheure"),
        ["Wh"] = new("wattheure"),
        ["kWc"] = new("kilowatt crête", "kilowatts crête"),
        ["kVA"] = new("kilovoltampère"),
        ["kW"] = new("kilowatt"),
        ["MW"] = new("mégawatt"),
        ["GW"] = new("gigawatt"),
        ["W"] = new("watt"),
        ["km/h"] = new("kilomètre heure", "kilomètres heure"),
        ["m/s"] = new("mètre par seconde", "mètres par seconde"),
        ["l/min"] = new("litre par minute", "litres par minute"),
        ["m³/h"] = new("mètre cube par heure", "mètres cubes par heure"),
        ["g/km"] = new("gramme par kilomètre", "grammes par kilomètre"),
        ["km²"] = new("kilomètre carré", "kilomètres carrés"),
        ["km2"] = new("kilomètre carré", "kilomètres carrés"),
        ["m²"] = new("mètre carré", "mètres carrés"),
        ["m2"] = new("mètre carré", "mètres carrés"),
        ["m³"] = new("mètre cube", "mètres cubes"),
        ["m3"] = new("mètre cube", "mètres cubes"),
        ["cm²"] = new("centimètre carré", "centimètres carrés"),
        ["cm2"] = new("centimètre carré", "centimètres carrés"),
        ["cm³"] = new("centimètre cube", "centimètres cubes"),
        ["cm3"] = new("centimètre cube", "centimètres cubes"),
        ["km"] = new("kilomètre"),
        ["hm"] = new("hectomètre"),
        ["dm"] = new("décimètre"),
        ["cm"] = new("centimètre"),
        ["mm"] = new("millimètre"),
        ["µm"] = new("micromètre"),
        ["m"] = new("mètre"),
        ["ha"] = new("hectare"),
        ["kg"] = new("kilogramme"),
        ["mg"] = new("milligramme"),
        ["µg"] = new("microgramme"),
        ["g"] = new("gramme"),
        ["t"] = new("tonne", Feminine: true),
        ["hl"] = new("hectolitre"),
        ["cl"] = new("centilitre"),
        ["ml"] = new("millilitre"),
        ["mL"] = new("millilitre"),
        ["l"] = new("litre"),
        ["L"] = new("litre"),
        ["°C"] = new("degré"),
        ["°F"] = new("degré Fahrenheit", "degrés Fahrenheit"),
        ["°"] = new("degré"),
        ["ko"] = new("kilooctet"),
        ["Ko"] = new("kilooctet"),
        ["kB"] = new("kilooctet"),
        ["Mo"] = new("mégaoctet"),
        ["MB"] = new("mégaoctet"),
        ["Go"] = new("gigaoctet"),
        ["GB"] = new("gigaoctet"),
        ["To"] = new("téraoctet"),
        ["TB"] = new("téraoctet"),
        ["Gbit/s"] = new("gigabit par seconde", "gigabits par seconde"),
        ["Gb/s"] = new("gigabit par seconde", "gigabits par seconde"),
        ["Mbit/s"] = new("mégabit par seconde", "mégabits par seconde"),
        ["Mb/s"] = new("mégabit par seconde", "mégabits par seconde"),
        ["Mo/s"] = new("mégaoctet par seconde", "mégaoctets par seconde"),
        ["kV"] = new("kilovolt"),
        ["mV"] = new("millivolt"),
        ["V"] = new("volt"),
        ["mA"] = new("milliampère"),
        ["A"] = new("ampère"),
        ["kHz"] = new("kilohertz", "kilohertz"),
        ["MHz"] = new("mégahertz", "mégahertz"),
        ["GHz"] = new("gigahertz", "gigahertz"),
        ["Hz"] = new("hertz", "hertz"),
        ["dB"] = new("décibel"),
        ["kPa"] = new("kilopascal"),
        ["hPa"] = new("hectopascal"),
        ["bar"] = new("bar"),
        ["bars"] = new("bar"),
        ["CV"] = new("cheval", "chevaux"),
        ["ch"] = new("cheval", "chevaux"),
        ["px"] = new("pixel"),
        ["min"] = new("minute", Feminine: true),
        ["mn"] = new("minute", Feminine: true),
        ["s"] = new("seconde", Feminine: true),
        ["ms"] = new("milliseconde", Feminine: true),
        ["j"] = new("jour"),
        ["%"] = new("pour cent", "pour cent"),
        ["‰"] = new("pour mille", "pour mille"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may stand after a stroke: "par mois", "par kilowattheure".</summary>
    private static readonly FrozenDictionary<string, string> Per = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["h"] = "heure",
        ["j"] = "jour",
        ["min"] = "minute",
        ["s"] = "seconde",
        ["an"] = "an",
        ["mois"] = "mois",
        ["jour"] = "jour",
        ["semaine"] = "semaine",
        ["sem"] = "semaine",
        ["heure"] = "heure",
        ["pers"] = "personne",
        ["personne"] = "personne",
        ["foyer"] = "foyer",
        ["kWh"] = "kilowattheure",
        ["MWh"] = "mégawattheure",
        ["kWc"] = "kilowatt crête",
        ["m²"] = "mètre carré",
        ["m2"] = "mètre carré",
        ["m³"] = "mètre cube",
        ["m3"] = "mètre cube",
        ["kg"] = "kilogramme",
        ["km"] = "kilomètre",
        ["l"] = "litre",
        ["t"] = "tonne",
        ["ha"] = "hectare",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole text with its units in full; their numbers too.</summary>
    public static string Say(string text)
    {
        var said = Measure().Replace(text, SayMeasure);
        said = Stroke().Replace(said, match => " par " + Per[match.Groups["unit"].Value]);
        return Alone().Replace(said, match => Units[match.Value].Many);
    }

    private static string SayMeasure(Match match)
    {
        var unit = Units[match.Groups["unit"].Value];
        var number = match.Groups["n"].Value;
        return $"{FrenchNumber.Say(number, unit.Feminine)} {(FrenchNumber.IsPlural(number) ? unit.Many : unit.One)}";
    }

    [GeneratedRegex(@"(?<![\w,])(?<n>\d+(?:,\d+)?) ?(?<unit>" + Known + @")(?![\p{L}\d²³°])", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();

    [GeneratedRegex(
        @"(?<=[\p{L}\d)%]) ?/ ?(?<unit>kWh|MWh|kWc|m²|m2|m³|m3|kg|km|ha|mois|min|semaine|sem|jour|heure|personne|pers|foyer|an|h|j|l|t|s)(?![\p{L}\d])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Stroke();

    [GeneratedRegex(
        @"(?<![\p{L}\d/])(?:[kMG]?Wh|kWc|kW|km/h|k?m²|m³|[GM]bit/s|°C)(?![\p{L}\d])|[%‰]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Alone();

    /// <param name="One">The name, in the singular.</param>
    /// <param name="Plural">In the plural, where it does not just take an s.</param>
    /// <param name="Feminine">True for "une tonne".</param>
    private readonly record struct Unit(string One, string? Plural = null, bool Feminine = false)
    {
        public string Many => Plural ?? One + "s";
    }
}
