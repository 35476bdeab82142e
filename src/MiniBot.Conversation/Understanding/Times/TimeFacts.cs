namespace MiniBot.Conversation.Understanding.Times;

/// <summary>What an utterance says about a time, piece by piece. The first of a kind stays, unless the person corrects it.</summary>
internal sealed class TimeFacts
{
    /// <summary>"Dans une heure".</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>The days named, other than by weekday.</summary>
    public DaySpan? Days { get; set; }

    /// <summary>"Mardi".</summary>
    public DayOfWeek? Weekday { get; set; }

    /// <summary>"Mardi en huit": days after the next Tuesday.</summary>
    public int WeekdayShift { get; set; }

    /// <summary>"La semaine prochaine": the Monday, in which a weekday is then meant.</summary>
    public DateOnly? WeekOf { get; set; }

    /// <summary>How the days bound the wish.</summary>
    public TimeBound DayBound { get; set; }

    /// <summary>"Le matin".</summary>
    public DayHours? Part { get; set; }

    /// <summary>The part of the day was said to be today's: "ce soir".</summary>
    public bool IsPartOfToday { get; set; }

    /// <summary>An exact time.</summary>
    public SpokenClock? At { get; set; }

    /// <summary>"Vers dix-huit heures".</summary>
    public bool IsAround { get; set; }

    /// <summary>Not before this time.</summary>
    public SpokenClock? After { get; set; }

    /// <summary>Not after this time.</summary>
    public SpokenClock? Before { get; set; }

    /// <summary>"N'importe quand".</summary>
    public bool IsAny { get; set; }

    public bool NamesHours => Part is not null || At is not null || After is not null || Before is not null;
}

/// <summary>A time as it was said: "deux heures" may be at night or in the afternoon.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Half">The part of the day said with it ("du soir"), or null.</param>
internal readonly record struct SpokenClock(int Hour, int Minute, DayHours? Half)
{
    /// <summary>
    /// The time of day: of two that an hour may mean, that of the part of the day said, else the one at which people are
    /// called: from eight in the morning to seven in the evening.
    /// </summary>
    public TimeOnly ToTime(DayHours? part)
    {
        var half = Half ?? part;
        var isMorning = half?.From < TimeWords.Noon.From;
        var isEvening = half?.From >= TimeWords.Evening.From;
        var hour = Hour switch
        {
            24 => 0,
            < 12 and > 0 when isEvening => Hour + 12,
            < 8 and > 0 when !isMorning => Hour + 12,
            _ => Hour,
        };
        return new TimeOnly(hour, Minute);
    }
}

/// <summary>How something named bounds a wish.</summary>
internal enum TimeBound
{
    /// <summary>At it.</summary>
    None,

    /// <summary>"À partir de", "pas avant".</summary>
    From,

    /// <summary>"Après".</summary>
    After,

    /// <summary>"Avant".</summary>
    Before,

    /// <summary>"Jusqu'à", "au plus tard", "d'ici".</summary>
    Until,

    /// <summary>"Vers".</summary>
    Around,
}
