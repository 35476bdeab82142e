using System.Collections.Frozen;

namespace MiniBot.Conversation.Understanding.Numbers;

/// <summary>The French words of numbers, without accents: standard, Belgian and Swiss.</summary>
internal static class FrenchNumberWords
{
    private static readonly string[] ToSixteen =
    [
        .. "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".Split(' '),
    ];

    private static readonly FrozenDictionary<string, int> Tens = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["vingt"] = 20,
        ["trente"] = 30,
        ["quarante"] = 40,
        ["cinquante"] = 50,
        ["soixante"] = 60,
        ["septante"] = 70,
        ["huitante"] = 80,
        ["octante"] = 80,
        ["nonante"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Spellings and hearings of one word that are no other word.</summary>
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["une"] = "un",
        ["vingts"] = "vingt",
        ["cents"] = "cent",
        ["mil"] = "mille",
        ["milles"] = "mille",
        ["quatres"] = "quatre",
        ["cinqs"] = "cinq",
        ["millions"] = "million",
        ["milliards"] = "milliard",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Ordinals = MakeOrdinals();

    private static readonly FrozenDictionary<string, int> Collectives = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["huitaine"] = 8,
        ["dizaine"] = 10,
        ["dizaines"] = 10,
        ["douzaine"] = 12,
        ["douzaines"] = 12,
        ["quinzaine"] = 15,
        ["vingtaine"] = 20,
        ["trentaine"] = 30,
        ["quarantaine"] = 40,
        ["cinquantaine"] = 50,
        ["soixantaine"] = 60,
        ["centaine"] = 100,
        ["centaines"] = 100,
        ["millier"] = 1000,
        ["milliers"] = 1000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word in its usual form: "une" and "un" are one number.</summary>
    public static string Usual(string word) => Spellings.GetValueOrDefault(word, word);

    /// <summary>0 to 16.</summary>
    public static int? Unit(string word) => Array.IndexOf(ToSixteen, word) is >= 0 and var unit ? unit : null;

    /// <summary>20, 30 … 90.</summary>
    public static int? Ten(string word) => Tens.TryGetValue(word, out var ten) ? ten : null;

    /// <summary>1,000, 1,000,000 or 1,000,000,000.</summary>
    public static decimal? Scale(string word) =>
        word switch
        {
            "mille" => 1_000,
            "million" => 1_000_000,
            "milliard" => 1_000_000_000,
            _ => null,
        };

    /// <summary>How many a dozen is.</summary>
    public static int? Collective(string word) => Collectives.TryGetValue(word, out var many) ? many : null;

    /// <summary>The number word inside an ordinal: "deuxieme" is "deux"; null for any other word.</summary>
    public static string? OfOrdinal(string word) => Ordinals.GetValueOrDefault(word);

    /// <summary>What follows the digits of a written ordinal: 1er, 2e, 3ème.</summary>
    public static bool IsOrdinalEnding(string word) => word is "er" or "ere" or "e" or "eme" or "ieme" or "nd" or "nde";

    private static FrozenDictionary<string, string> MakeOrdinals()
    {
        var ordinals = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["premier"] = "un",
            ["premiere"] = "un",
            ["second"] = "deux",
            ["cinquieme"] = "cinq",
            ["neuvieme"] = "neuf",
        };
        foreach (var word in ToSixteen.Skip(1).Concat(Tens.Keys).Append("cent").Append("mille"))
            ordinals.TryAdd(word.TrimEnd('e') + "ieme", word);
        return ordinals.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
