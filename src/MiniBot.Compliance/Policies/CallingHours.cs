namespace MiniBot.Compliance.Policies;

/// <summary>When calls are allowed, by the called person's clock.</summary>
/// <param name="Windows">A call is allowed inside any of them.</param>
/// <param name="Holidays">The days on which no window opens.</param>
/// <param name="AppointmentsOutside">Outside the windows, a consent to a dated appointment allows the call.</param>
public sealed record CallingHours(IReadOnlyList<CallingWindow> Windows, HolidayCalendar Holidays, bool AppointmentsOutside)
{
    /// <summary>Why a call at <paramref name="local"/> is outside the hours, or null when it is inside.</summary>
    /// <param name="local">The called person's wall clock.</param>
    /// <param name="zoneId">The called person's zone (IANA).</param>
    public GateReason? WhyClosed(DateTime local, string zoneId)
    {
        var today = Windows.Where(window => window.Days.Contains(local.DayOfWeek)).ToList();
        if (today.Count == 0)
            return GateReason.DayClosed;
        if (Holidays.Contains(DateOnly.FromDateTime(local), zoneId))
            return GateReason.Holiday;
        var time = TimeOnly.FromDateTime(local);
        return today.Exists(window => time >= window.From && time < window.Until) ? null : GateReason.HourClosed;
    }
}

/// <summary>One calling window: from its first instant to just before its last, on each of its days.</summary>
/// <param name="Days">The weekdays on which it opens.</param>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant that is outside again; later than <paramref name="From"/>.</param>
public sealed record CallingWindow(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until);
