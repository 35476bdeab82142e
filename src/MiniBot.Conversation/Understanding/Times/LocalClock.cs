namespace MiniBot.Conversation.Understanding.Times;

/// <summary>The calendar of one person at one moment: local dates and times become moments, also where clocks are changed.</summary>
internal sealed class LocalClock(DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>Clocks are put forward by at most a day.</summary>
    private const int HalfHoursOfADay = 48;

    /// <summary>The moment of speaking.</summary>
    public DateTimeOffset Now { get; } = TimeZoneInfo.ConvertTime(now, zone);

    /// <summary>The person's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The first whole minute after now.</summary>
    public DateTimeOffset Soon => After(TimeSpan.FromTicks(1));

    /// <summary>The whole minute at which <paramref name="delay"/> has passed.</summary>
    public DateTimeOffset After(TimeSpan delay)
    {
        var moment = Now.UtcDateTime + delay;
        var excess = moment.Ticks % TimeSpan.TicksPerMinute;
        var whole = excess == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerMinute - excess);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(whole), zone);
    }

    /// <summary>
    /// The moment of a local time. One that the clocks skip becomes the first after the gap; of one that comes twice, the first
    /// that is still ahead.
    /// </summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        for (var i = 0; i < HalfHoursOfADay && zone.IsInvalidTime(local); i++)
            local = local.AddMinutes(30);
        if (!zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        var first = new DateTimeOffset(local, offsets.Max());
        return first > Now ? first : new DateTimeOffset(local, offsets.Min());
    }

    /// <summary>The end of a day: the next midnight.</summary>
    public DateTimeOffset EndOf(DateOnly date) => At(date.AddDays(1), TimeOnly.MinValue);
}
