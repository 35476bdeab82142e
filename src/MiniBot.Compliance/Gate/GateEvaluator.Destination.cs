using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Gate;

internal static partial class GateEvaluator
{
    private static GateRefusal? CheckDestination(GateCase c, CallingPolicy policy)
    {
        if (c.Target is not { } target)
            return No(
                GateReason.DestInvalid,
                "the target is not a plain SIP URI (sip:user@host:port); maddr, headers and escapes are refused"
            );
        return CheckWrittenNumber(c.Number)
            ?? CheckWrittenNumber(DialledNumber(c, target))
            ?? policy.Destination switch
            {
                DestinationRule.Number => CheckNumber(c, target),
                DestinationRule.Loopback => CheckLoopback(c, target),
                _ => CheckOwnDevice(c),
            };
    }

    /// <summary>The number that the target's user part is, or null when it is a name or an extension.</summary>
    private static NumberReading? DialledNumber(GateCase c, SipTarget target) =>
        c.Plan.Read(target.User) is var reading and not NumberReading.Invalid ? reading : null;

    private static GateRefusal? CheckWrittenNumber(NumberReading? number) =>
        number switch
        {
            NumberReading.Emergency => No(GateReason.DestEmergency, "emergency numbers are never called"),
            NumberReading.Premium => No(GateReason.DestPremium, "service and special-rate numbers are never called"),
            NumberReading.Invalid invalid => No(GateReason.DestInvalid, $"the number {invalid.Why}"),
            _ => null,
        };

    private static GateRefusal? CheckNumber(GateCase c, SipTarget target)
    {
        if (c.Number is not NumberReading.Valid number)
            return No(GateReason.DestInvalid, "this policy calls phone numbers, and the request has none");
        if (DialledNumber(c, target) is not NumberReading.Valid dialled || dialled.Number != number.Number)
            return No(GateReason.DestInvalid, "the target's user part is not the request's number");
        return number.Zones.Count == 0
            ? No(GateReason.TzUnknown, "the number does not tell the called person's time zone")
            : null;
    }

    private static GateRefusal? CheckLoopback(GateCase c, SipTarget target)
    {
        if (!target.IsLoopback)
            return No(GateReason.DestInvalid, "the simulation calls loopback addresses only (127.0.0.0/8, ::1, localhost)");
        return IsSomebodys(c.Number) || IsSomebodys(DialledNumber(c, target))
            ? No(
                GateReason.DestInvalid,
                "the simulation calls fictional numbers only, e.g. +33 1 99 00 00 00 to +33 1 99 00 99 99"
            )
            : null;
    }

    private static bool IsSomebodys(NumberReading? number) => number is NumberReading.Valid { Fictional: false };

    private static GateRefusal? CheckOwnDevice(GateCase c) =>
        c.Request.OwnDevice ? null : No(GateReason.DestInvalid, "declare that the called device is yours, or use another policy");
}
