namespace MiniBot.Conversation.Understanding.Times;

/// <summary>The French words of days, months and parts of the day, without accents.</summary>
internal static class TimeWords
{
    public static readonly DayHours Morning = new(new(8, 0), new(12, 0));
    public static readonly DayHours Noon = new(new(12, 0), new(14, 0));
    public static readonly DayHours Afternoon = new(new(14, 0), new(18, 0));
    public static readonly DayHours Evening = new(new(18, 0), new(20, 30));

    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
    [
        .. "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".Split(' '),
    ];

    public static DayOfWeek? Weekday(string word) =>
        Array.IndexOf(Weekdays, word.EndsWith('s') ? word[..^1] : word) is >= 0 and var day ? (DayOfWeek)day : null;

    /// <summary>1 to 12.</summary>
    public static int? Month(string word) => Array.IndexOf(Months, word) is >= 0 and var month ? month + 1 : null;

    /// <summary>Words of a part of the day, alone ("matin") or with its beginning or end ("fin de matinée").</summary>
    public static DayHours? Part(string word, DayEdge edge) =>
        (word, edge) switch
        {
            ("matin" or "matinee", DayEdge.Beginning) => new(new(8, 0), new(10, 0)),
            ("matin" or "matinee", DayEdge.End) => new(new(10, 30), new(12, 0)),
            ("matin" or "matinee" or "matins", _) => Morning,
            ("midi", _) => Noon,
            ("apres midi" or "aprem", DayEdge.Beginning) => new(new(13, 30), new(15, 30)),
            ("apres midi" or "aprem", DayEdge.End) => new(new(16, 30), new(18, 30)),
            ("apres midi" or "aprem", _) => Afternoon,
            ("soir" or "soiree", DayEdge.Beginning) => new(new(18, 0), new(19, 30)),
            ("soir" or "soiree" or "soirs", _) => Evening,
            ("journee", DayEdge.Beginning) => new(new(8, 0), new(10, 0)),
            ("journee", DayEdge.End) => new(new(17, 0), new(19, 0)),
            _ => null,
        };
}

/// <summary>Which edge of a part of the day is meant.</summary>
internal enum DayEdge
{
    None,
    Beginning,
    End,
}
