using System.Collections.Frozen;

namespace MiniBot.Conversation.Freestyle;

/// <summary>The words of numbers in one language, folded, and how they are put together. Immutable.</summary>
internal sealed record NumberWords
{
    /// <summary>French, with the words of Belgium and Switzerland.</summary>
    public static NumberWords French { get; } =
        new()
        {
            Values = Table<int>(
                ("zero", 0),
                ("un", 1),
                ("une", 1),
                ("deux", 2),
                ("trois", 3),
                ("quatre", 4),
                ("cinq", 5),
                ("six", 6),
                ("sept", 7),
                ("huit", 8),
                ("neuf", 9),
                ("dix", 10),
                ("onze", 11),
                ("douze", 12),
                ("treize", 13),
                ("quatorze", 14),
                ("quinze", 15),
                ("seize", 16),
                ("vingt", 20),
                ("vingts", 20),
                ("trente", 30),
                ("quarante", 40),
                ("cinquante", 50),
                ("soixante", 60),
                ("septante", 70),
                ("huitante", 80),
                ("octante", 80),
                ("nonante", 90)
            ),
            Units = Table<string>(
                ("%", "%"),
                ("pourcent", "%"),
                ("pourcents", "%"),
                ("pct", "%"),
                ("€", "€"),
                ("$", "€"),
                ("euro", "€"),
                ("euros", "€"),
                ("eur", "€"),
                ("centime", "€"),
                ("centimes", "€"),
                ("dollar", "€"),
                ("dollars", "€"),
                ("balles", "€"),
                ("minute", "minute"),
                ("minutes", "minute"),
                ("min", "minute"),
                ("heure", "heure"),
                ("heures", "heure"),
                ("h", "heure"),
                ("jour", "jour"),
                ("jours", "jour"),
                ("semaine", "semaine"),
                ("semaines", "semaine"),
                ("mois", "mois"),
                ("an", "an"),
                ("ans", "an"),
                ("annee", "an"),
                ("annees", "an"),
                ("kwh", "kwh"),
                ("kilowattheure", "kwh"),
                ("kilowattheures", "kwh")
            ),
            Scales = Table<int>(
                ("mille", 1000),
                ("milles", 1000),
                ("k", 1000),
                ("million", 1_000_000),
                ("millions", 1_000_000),
                ("milliard", 1_000_000_000),
                ("milliards", 1_000_000_000)
            ),
            Hundreds = ["cent", "cents"],
            Cents = ["cent", "cents"],
            MostHundreds = 10,
            Per = ["pour", "p"],
            DecimalSigns = ["virgule", "point"],
            Articles = ["un", "une"],
            And = "et",
            Of = "d",
            Zero = "zero",
            GroupSign = '.',
            CountsInTwenties = true,
            JoinsByAnd = (below, next) => below % 100 is >= 20 and <= 80 && below % 10 == 0 && next is 1 or 11,
            Follows = (tens, word) =>
                tens switch
                {
                    10 or 70 or 90 => word is >= 7 and <= 9,
                    20 or 30 or 40 or 50 => word < 10,
                    60 or 80 => word < 20,
                    _ => false,
                },
        };

    /// <summary>English.</summary>
    public static NumberWords English { get; } =
        new()
        {
            Values = Table<int>(
                ("zero", 0),
                ("nought", 0),
                ("one", 1),
                ("two", 2),
                ("three", 3),
                ("four", 4),
                ("five", 5),
                ("six", 6),
                ("seven", 7),
                ("eight", 8),
                ("nine", 9),
                ("ten", 10),
                ("eleven", 11),
                ("twelve", 12),
                ("thirteen", 13),
                ("fourteen", 14),
                ("fifteen", 15),
                ("sixteen", 16),
                ("seventeen", 17),
                ("eighteen", 18),
                ("nineteen", 19),
                ("twenty", 20),
                ("thirty", 30),
                ("forty", 40),
                ("fifty", 50),
                ("sixty", 60),
                ("seventy", 70),
                ("eighty", 80),
                ("ninety", 90)
            ),
            Units = Table<string>(
                ("%", "%"),
                ("percent", "%"),
                ("pct", "%"),
                ("€", "€"),
                ("$", "€"),
                ("£", "€"),
                ("euro", "€"),
                ("euros", "€"),
                ("pound", "€"),
                ("pounds", "€"),
                ("quid", "€"),
                ("pence", "€"),
                ("dollar", "€"),
                ("dollars", "€"),
                ("bucks", "€"),
                ("minute", "minute"),
                ("minutes", "minute"),
                ("hour", "hour"),
                ("hours", "hour"),
                ("day", "day"),
                ("days", "day"),
                ("week", "week"),
                ("weeks", "week"),
                ("month", "month"),
                ("months", "month"),
                ("year", "year"),
                ("years", "year"),
                ("kwh", "kwh")
            ),
            Scales = Table<int>(
                ("thousand", 1000),
                ("k", 1000),
                ("grand", 1000),
                ("million", 1_000_000),
                ("billion", 1_000_000_000)
            ),
            Hundreds = ["hundred"],
            Cents = ["cent"],
            MostHundreds = 100,
            Per = ["per"],
            DecimalSigns = ["point"],
            Articles = ["one"],
            And = "and",
            Of = "of",
            Zero = "zero",
            GroupSign = ',',
            JoinsByAnd = (below, next) => below > 0 && below % 100 == 0 && next < 100,
            Follows = (tens, word) => tens >= 20 && tens % 10 == 0 && word < 10,
        };

    /// <summary>Words below a hundred.</summary>
    public required FrozenDictionary<string, int> Values { get; init; }

    /// <summary>What is counted; several words may name one unit.</summary>
    public required FrozenDictionary<string, string> Units { get; init; }

    /// <summary>A thousand and more.</summary>
    public required FrozenDictionary<string, int> Scales { get; init; }

    /// <summary>Words for a hundred.</summary>
    public required string[] Hundreds { get; init; }

    /// <summary>Words for the hundred of a percentage, behind <see cref="Per"/>.</summary>
    public required string[] Cents { get; init; }

    /// <summary>Fewer than these may stand before a hundred.</summary>
    public required int MostHundreds { get; init; }

    /// <summary>Words before the hundred of a percentage.</summary>
    public required string[] Per { get; init; }

    /// <summary>Words before a fraction.</summary>
    public required string[] DecimalSigns { get; init; }

    /// <summary>Words for one that mostly count nothing.</summary>
    public required string[] Articles { get; init; }

    /// <summary>The word that joins parts of a number.</summary>
    public required string And { get; init; }

    /// <summary>The word that may stand between a number and its unit.</summary>
    public required string Of { get; init; }

    /// <summary>The word after which no other number word belongs to the same number.</summary>
    public required string Zero { get; init; }

    /// <summary>The sign between groups of three digits.</summary>
    public required char GroupSign { get; init; }

    /// <summary>True when four twenties are eighty.</summary>
    public bool CountsInTwenties { get; init; }

    /// <summary>True when "and" joins what was read below a thousand to the next word's value.</summary>
    public required Func<decimal, int, bool> JoinsByAnd { get; init; }

    /// <summary>True when a word's value may follow this part below a hundred.</summary>
    public required Func<int, int, bool> Follows { get; init; }

    public bool IsZero(string word) => word == Zero;

    private static FrozenDictionary<string, T> Table<T>(params (string Word, T Value)[] words) =>
        words.ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);
}
