namespace MiniBot.Conversation.Understanding.Times;

/// <summary>When a person wants to be called, worked out from their words. Always after the moment at which they said them.</summary>
/// <param name="From">The earliest moment, in the person's zone.</param>
/// <param name="To">The latest moment; the same as <paramref name="From"/> for an exact time, null for no end.</param>
/// <param name="Hours">The hours wanted on each day, where several days are named; null for any hour.</param>
/// <param name="Precision">How exactly it was said.</param>
/// <param name="Evidence">The words behind it, normalised. Personal data.</param>
public sealed record CallbackTime(
    DateTimeOffset From,
    DateTimeOffset? To,
    DayHours? Hours,
    CallbackPrecision Precision,
    string Evidence
);

/// <summary>Hours of a day in the person's zone.</summary>
/// <param name="From">From this time; null for the day's beginning.</param>
/// <param name="To">Until this time; null for the day's end.</param>
public sealed record DayHours(TimeOnly? From, TimeOnly? To);

/// <summary>How exactly a time was said.</summary>
public enum CallbackPrecision
{
    /// <summary>"Mardi à quatorze heures", "dans une heure".</summary>
    Moment,

    /// <summary>Hours of one day: "demain matin", "mardi après quatorze heures", "vers midi".</summary>
    Hours,

    /// <summary>One day: "le quinze".</summary>
    Day,

    /// <summary>Several days: "la semaine prochaine", "pas avant jeudi".</summary>
    Days,

    /// <summary>"N'importe quand".</summary>
    Any,
}
