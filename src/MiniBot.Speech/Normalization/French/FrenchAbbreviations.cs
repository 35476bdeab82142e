using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>Abbreviations of titles, streets, firms and letters, in full.</summary>
internal static partial class FrenchAbbreviations
{
    /// <summary>Those that stand before a name; the point is optional.</summary>
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["M"] = "monsieur",
        ["Mr"] = "monsieur",
        ["MM"] = "messieurs",
        ["Mme"] = "madame",
        ["Mmes"] = "mesdames",
        ["Mlle"] = "mademoiselle",
        ["Mlles"] = "mesdemoiselles",
        ["Dr"] = "docteur",
        ["Drs"] = "docteurs",
        ["Pr"] = "professeur",
        ["Me"] = "maître",
        ["Mgr"] = "monseigneur",
        ["Vve"] = "veuve",
        ["St"] = "Saint",
        ["Ste"] = "Sainte",
        ["Sts"] = "Saints",
        ["Stes"] = "Saintes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that end with a point, which goes.</summary>
    private static readonly FrozenDictionary<string, string> Pointed = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["av"] = "avenue",
        ["bd"] = "boulevard",
        ["boul"] = "boulevard",
        ["pl"] = "place",
        ["chap"] = "chapitre",
        ["art"] = "article",
        ["vol"] = "volume",
        ["tél"] = "téléphone",
        ["tel"] = "téléphone",
        ["env"] = "environ",
        ["max"] = "maximum",
        ["min"] = "minimum",
        ["ex"] = "exemple",
        ["cf"] = "voir",
        ["réf"] = "référence",
        ["ref"] = "référence",
        ["resp"] = "responsable",
        ["bât"] = "bâtiment",
        ["rés"] = "résidence",
        ["appt"] = "appartement",
        ["ét"] = "étage",
        ["dép"] = "département",
        ["hab"] = "habitants",
        ["sté"] = "société",
        ["ets"] = "établissements",
        ["cie"] = "compagnie",
        ["janv"] = "janvier",
        ["févr"] = "février",
        ["avr"] = "avril",
        ["juil"] = "juillet",
        ["sept"] = "septembre",
        ["oct"] = "octobre",
        ["nov"] = "novembre",
        ["déc"] = "décembre",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that stand alone.</summary>
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Bd"] = "boulevard",
        ["bd"] = "boulevard",
        ["bld"] = "boulevard",
        ["Cie"] = "compagnie",
        ["Sté"] = "société",
        ["Ets"] = "établissements",
        ["RDV"] = "rendez-vous",
        ["rdv"] = "rendez-vous",
        ["Rdv"] = "rendez-vous",
        ["SVP"] = "s'il vous plaît",
        ["svp"] = "s'il vous plaît",
        ["TTC"] = "toutes taxes comprises",
        ["HT"] = "hors taxes",
        ["vs"] = "contre",
        ["appt"] = "appartement",
        ["NB"] = "nota bene",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The whole text with its abbreviations in full.</summary>
    public static string Say(string text)
    {
        var said = BeforeChrist().Replace(text, match => match.Value[1] == 'v' ? "avant Jésus-Christ" : "après Jésus-Christ");
        said = ForExample().Replace(said, "par exemple");
        said = ThatIs().Replace(said, "c'est-à-dire");
        said = EtCetera().Replace(said, match => match.Groups["end"].Success ? "et cetera." : "et cetera");
        said = Title().Replace(said, match => Titles[match.Groups["title"].Value]);
        said = WithPoint().Replace(said, match => Pointed.GetValueOrDefault(match.Groups["word"].Value, match.Value));
        return Word().Replace(said, match => Words.GetValueOrDefault(match.Value, match.Value));
    }

    [GeneratedRegex(@"(?<!\p{L})(?:av|apr)\. ?J\.?[- ]?C\.?(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BeforeChrist();

    [GeneratedRegex(@"(?<!\p{L})(?:p\. ?ex\.|par ex\.)", RegexOptions.CultureInvariant)]
    private static partial Regex ForExample();

    [GeneratedRegex(@"(?<!\p{L})(?:c\.-à-d\.|c-à-d\.?(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex ThatIs();

    // The point that ends a sentence as well stays.
    [GeneratedRegex(@"(?<!\p{L})etc(?:\.(?<end>(?=\s*$|\s+\p{Lu})))?\.{0,3}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex EtCetera();

    [GeneratedRegex(
        @"(?<![\p{L}'-])(?<title>Mgr|Mmes?|Mlles?|MM|Mr|Me|M(?=\.)|Drs?|Pr|Vve|Stes?|Sts?)\.?(?=[ -]\p{Lu})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Title();

    // Before a capital a sentence may begin: there only those that stand before names.
    [GeneratedRegex(
        @"(?<![\p{L}\d'.-])(?:(?<word>\p{L}{2,5})\.(?=\s*[\p{Ll}\d,;:)(])|(?<word>av|bd|boul|pl|bât|rés|sté|ets|cie)\.(?=\s+\p{Lu}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"(?<![\p{L}\d'.-])\p{L}{2,5}(?![\p{L}\d'-])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
