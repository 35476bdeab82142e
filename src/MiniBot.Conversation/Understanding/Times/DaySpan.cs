namespace MiniBot.Conversation.Understanding.Times;

/// <summary>One or several days.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public static DaySpan Of(DateOnly day) => new(day, day);

    public DaySpan Plus(int days) => new(First.AddDays(days), Last.AddDays(days));

    public bool IsOneDay => First == Last;
}

/// <summary>Days as they are named: the next of their kind after today.</summary>
internal static class Calendar
{
    /// <summary>The Monday of a date's week.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    /// <summary>The next such weekday, never today: who means today says so.</summary>
    public static DateOnly Next(DayOfWeek day, DateOnly today)
    {
        var ahead = ((int)day - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    /// <summary>Days of a week by their place, Monday being 0; of the next week where this week's are over.</summary>
    public static DaySpan OfWeek(int first, int last, DateOnly today, bool isNext)
    {
        var monday = MondayOf(today);
        var span = new DaySpan(monday.AddDays(first), monday.AddDays(last));
        return isNext || span.Last <= today ? span.Plus(7) : span;
    }

    /// <summary>The next month, after this day, that has such a day; null for a day that no month has.</summary>
    public static DateOnly? NextDayOfMonth(int day, DateOnly today)
    {
        if (day is < 1 or > 31)
            return null;
        for (var month = new DateOnly(today.Year, today.Month, 1); ; month = month.AddMonths(1))
        {
            if (day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(day - 1) > today)
                return month.AddDays(day - 1);
        }
    }

    /// <summary>The next such date; null for a date that does not exist within the coming years.</summary>
    public static DateOnly? NextDate(int day, int month, int? year, DateOnly today)
    {
        if (day < 1)
            return null;
        for (var y = year ?? today.Year; y <= today.Year + 8; y++)
        {
            if (
                y >= today.Year
                && day <= DateTime.DaysInMonth(y, month)
                && new DateOnly(y, month, day) is var date
                && date > today
            )
                return date;
        }

        return null;
    }

    /// <summary>A third of a month by number, or, with null, the whole month; the next one that is not over.</summary>
    public static DaySpan OfMonth(int? third, int month, DateOnly today)
    {
        var first = new DateOnly(today.Year, month, 1);
        var span = ThirdOf(first, third);
        return span.Last > today ? span : ThirdOf(first.AddYears(1), third);
    }

    /// <summary>A third of the month that begins with <paramref name="first"/>: 0 to the 10th, 1 to the 20th, 2 to its end.</summary>
    public static DaySpan ThirdOf(DateOnly first, int? third)
    {
        var end = first.AddMonths(1).AddDays(-1);
        return third switch
        {
            0 => new DaySpan(first, first.AddDays(9)),
            1 => new DaySpan(first.AddDays(10), first.AddDays(19)),
            2 => new DaySpan(first.AddDays(20), end),
            _ => new DaySpan(first, end),
        };
    }
}
