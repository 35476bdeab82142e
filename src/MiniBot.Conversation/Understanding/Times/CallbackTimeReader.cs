using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Understanding.Times;

/// <summary>
/// Works out when a person wants to be called. Of several times that words may mean, the next one ahead is taken: "mardi" is
/// never today, "à deux heures" is in the afternoon.
/// </summary>
public static class CallbackTimeReader
{
    /// <summary>Nobody is called back later than this.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(730);

    private static readonly TimeSpan AroundMargin = TimeSpan.FromMinutes(15);

    /// <summary>The last year that leaves room for any time ahead.</summary>
    private const int LastYear = 9000;

    /// <summary>The time that an utterance names, or null when it names none that can be worked out. Never throws on a text.</summary>
    /// <param name="text">What the person said.</param>
    /// <param name="now">When they said it, in any offset.</param>
    /// <param name="zone">The person's zone.</param>
    public static CallbackTime? Read(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        if (now.Year is < 2 or > LastYear)
            return null;
        var clock = new LocalClock(now, zone);
        var scanner = new TimeScanner(SpokenWords.Of(text), clock.Today);
        var facts = scanner.Scan();
        return Resolve(facts, clock) is { } time && time.From - clock.Now <= Horizon
            ? time with
            {
                Evidence = scanner.Evidence,
            }
            : null;
    }

    private static CallbackTime? Resolve(TimeFacts facts, LocalClock clock)
    {
        if (facts.Delay is { } delay)
            return Later(clock.After(delay), facts);
        var span = DaysOf(facts, clock.Today);
        if (span is null && !facts.NamesHours)
            return facts.IsAny ? Time(clock.Soon, null, CallbackPrecision.Any) : null;
        var hours = HoursOf(facts);
        if (span is null)
            return OnNextDay(facts, hours!, clock);
        return facts.DayBound switch
        {
            TimeBound.From or TimeBound.After => Beginning(span.Value, facts, hours, clock),
            TimeBound.Before or TimeBound.Until => Ending(span.Value, facts, hours, clock),
            _ => OnDays(span.Value, hours, clock),
        };
    }

    private static CallbackTime Later(DateTimeOffset at, TimeFacts facts) =>
        facts.IsAround ? Time(at, null, CallbackPrecision.Hours) : Time(at, at, CallbackPrecision.Moment);

    private static DaySpan? DaysOf(TimeFacts facts, DateOnly today)
    {
        if (facts.Weekday is not { } weekday)
            return facts.Days ?? (facts.IsPartOfToday ? DaySpan.Of(today) : null);
        var day =
            facts.WeekOf is { } monday && monday.AddDays(((int)weekday + 6) % 7) is var inWeek && inWeek > today ? inWeek
            : facts.Days is { IsOneDay: true, First: var named } ? named
            : Calendar.Next(weekday, today);
        return DaySpan.Of(day.AddDays(facts.WeekdayShift));
    }

    /// <summary>The hours of a day; both ends the same for an exact time.</summary>
    private static DayHours? HoursOf(TimeFacts facts)
    {
        if (facts.At is { } at)
        {
            var time = at.ToTime(facts.Part);
            return facts.IsAround ? new DayHours(time.Add(-AroundMargin), time.Add(AroundMargin)) : new DayHours(time, time);
        }

        var from = facts.After?.ToTime(facts.Part);
        var to = facts.Before?.ToTime(facts.Part);
        if (from is { } start && to is { } end && end <= start)
            to = end.Hour < 12 && end.AddHours(12) > start ? end.AddHours(12) : null;
        if (from is null && to is null)
            return facts.Part;
        return new DayHours(from ?? Inside(facts.Part?.From, to), to ?? (from < facts.Part?.To ? facts.Part?.To : null));
    }

    private static TimeOnly? Inside(TimeOnly? from, TimeOnly? to) => from < to ? from : null;

    // No day was named: the next on which these hours are still whole ahead; "avant midi" may have begun.
    private static CallbackTime OnNextDay(TimeFacts facts, DayHours hours, LocalClock clock)
    {
        var isUnderWay = facts is { After: null, Before: not null };
        var today = Window(DaySpan.Of(clock.Today), hours, clock);
        if (today.From > clock.Now || (isUnderWay && today.To > clock.Soon))
            return Trimmed(today, clock);
        return Window(DaySpan.Of(clock.Today.AddDays(1)), hours, clock);
    }

    private static CallbackTime OnDays(DaySpan span, DayHours? hours, LocalClock clock)
    {
        for (
            ;
            span.First < span.Last && EndOn(span.First, hours, clock) <= clock.Soon;
            span = span with { First = span.First.AddDays(1) }
        )
            continue;
        var time = Window(span, hours, clock);
        // Today's hours are over: what was meant can only be tomorrow's.
        if (IsOver(time, clock))
            time = Window(span.Plus(1), hours, clock);
        return Trimmed(time, clock);
    }

    private static bool IsOver(CallbackTime time, LocalClock clock) =>
        time.Precision == CallbackPrecision.Moment ? time.From <= clock.Now : time.To <= clock.Soon;

    // "Pas avant jeudi", "après le quinze".
    private static CallbackTime Beginning(DaySpan span, TimeFacts facts, DayHours? hours, LocalClock clock)
    {
        var isAfterDay = facts.DayBound == TimeBound.After && hours is null;
        var first = isAfterDay ? span.Last.AddDays(1) : span.First;
        var from = clock.At(first, hours?.From ?? TimeOnly.MinValue);
        return Time(from > clock.Now ? from : clock.Soon, null, CallbackPrecision.Days, hours is { To: not null } ? hours : null);
    }

    // "Avant jeudi", "d'ici vendredi midi".
    private static CallbackTime? Ending(DaySpan span, TimeFacts facts, DayHours? hours, LocalClock clock)
    {
        var last = facts.DayBound == TimeBound.Before && hours is null ? span.First.AddDays(-1) : span.Last;
        var end = facts.DayBound == TimeBound.Before ? hours?.From ?? hours?.To : hours?.To;
        var to = end is { } time ? clock.At(last, time) : clock.EndOf(last);
        return to > clock.Soon ? Time(clock.Soon, to, CallbackPrecision.Days) : null;
    }

    private static CallbackTime Window(DaySpan span, DayHours? hours, LocalClock clock)
    {
        var from = clock.At(span.First, hours?.From ?? TimeOnly.MinValue);
        if (hours is not null && span.IsOneDay && hours.From == hours.To)
            return Time(from, from, CallbackPrecision.Moment);
        var precision =
            !span.IsOneDay ? CallbackPrecision.Days
            : hours is null ? CallbackPrecision.Day
            : CallbackPrecision.Hours;
        return Time(from, EndOn(span.Last, hours, clock), precision, span.IsOneDay ? null : hours);
    }

    private static DateTimeOffset EndOn(DateOnly day, DayHours? hours, LocalClock clock) =>
        hours?.To is { } to && !(to == TimeOnly.MinValue || to < hours.From) ? clock.At(day, to) : clock.EndOf(day);

    private static CallbackTime Trimmed(CallbackTime time, LocalClock clock) =>
        time.From > clock.Now ? time : time with { From = clock.Soon };

    private static CallbackTime Time(
        DateTimeOffset from,
        DateTimeOffset? to,
        CallbackPrecision precision,
        DayHours? hours = null
    ) => new(from, to < from ? from : to, hours, precision, "");
}
