using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Gate;

internal static partial class GateEvaluator
{
    /// <summary>No call lasts longer: an attempt still marked active after this was left behind by a process that died.</summary>
    private static readonly TimeSpan s_longestCall = TimeSpan.FromHours(4);

    private static GateRefusal? CheckHours(GateCase c, CallingPolicy policy)
    {
        if (policy.Hours is not { } hours || c.Number is not NumberReading.Valid number)
            return null;
        var closed = number.Zones.Select(zone => WhyClosed(hours, zone, c.Now)).FirstOrDefault(reason => reason is not null);
        if (closed is null || (hours.AppointmentsOutside && HasAppointment(c, policy)))
            return null;
        return c.Request.KeepsAppointment
            ? No(GateReason.AppointmentMissing, "outside the calling hours, and no consent covers an appointment at this time")
            : No(closed.Value, DescribeClosed(closed.Value));
    }

    private static GateReason? WhyClosed(CallingHours hours, TimeZoneInfo zone, DateTimeOffset now) =>
        hours.WhyClosed(TimeZoneInfo.ConvertTime(now, zone).DateTime, zone.Id);

    private static bool HasAppointment(GateCase c, CallingPolicy policy) =>
        c.Facts.Consents.Any(consent =>
            consent.Terms.Slot is { } slot && slot.Covers(c.Now) && FlawOf(consent, c, policy) is null
        );

    private static string DescribeClosed(GateReason reason) =>
        reason switch
        {
            GateReason.DayClosed => "no calls on this weekday, where the called person is",
            GateReason.Holiday => "today is a public holiday, where the called person is",
            _ => "outside the calling hours, where the called person is",
        };

    private static GateRefusal? CheckFrequency(GateCase c, CallingPolicy policy)
    {
        var others = c.Facts.Attempts.Where(attempt => attempt.PermitId != c.PermitId).ToList();
        var ours = others.Where(attempt => PrincipalName.Same(attempt.Principal, c.Request.Principal)).ToList();
        foreach (var cap in policy.Caps)
        {
            if (ours.Count(attempt => c.Now - attempt.At < cap.Window) >= cap.Attempts)
                return No(
                    GateReason.CapReached,
                    $"the principal has made {cap.Attempts} attempts in {cap.Window.TotalDays:0} days"
                );
        }

        var refused = c.Facts.Suppressions.Any(no =>
            no.Kind == SuppressionKind.Refusal && no.Binds(c.Request.Principal) && c.Now - no.At < policy.RefusalCooldown
        );
        if (refused)
            return No(
                GateReason.CooldownRefusal,
                $"the person refused within the last {policy.RefusalCooldown.TotalDays:0} days"
            );
        return others.Exists(attempt => attempt.Active && c.Now - attempt.At < s_longestCall)
            ? No(GateReason.AlreadyActive, "a call to this person is under way")
            : null;
    }
}
