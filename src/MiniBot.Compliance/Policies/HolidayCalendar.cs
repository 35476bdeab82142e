using System.Collections.Frozen;

namespace MiniBot.Compliance.Policies;

/// <summary>Public holidays, computed for any year: fixed days, days counted from Easter, and fixed days of single zones.</summary>
/// <param name="Fixed">Days of the year that are holidays everywhere.</param>
/// <param name="EasterOffsets">Days after Easter Sunday (negative: before).</param>
/// <param name="ByZone">Further days of the year by zone (IANA).</param>
public sealed record HolidayCalendar(
    FrozenSet<MonthDay> Fixed,
    FrozenSet<int> EasterOffsets,
    FrozenDictionary<string, FrozenSet<MonthDay>> ByZone
)
{
    /// <summary>No holidays at all.</summary>
    public static HolidayCalendar None { get; } =
        new(FrozenSet<MonthDay>.Empty, FrozenSet<int>.Empty, FrozenDictionary<string, FrozenSet<MonthDay>>.Empty);

    /// <summary>True when <paramref name="day"/> is a holiday in the zone.</summary>
    public bool Contains(DateOnly day, string zoneId)
    {
        var monthDay = new MonthDay(day.Month, day.Day);
        return Fixed.Contains(monthDay)
            || EasterOffsets.Contains(day.DayNumber - EasterSunday(day.Year).DayNumber)
            || (ByZone.TryGetValue(zoneId, out var local) && local.Contains(monthDay));
    }

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8).</summary>
    /// <param name="year">1583 to 9999.</param>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}

/// <summary>A day of the year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public readonly record struct MonthDay(int Month, int Day);
