using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Gate;

/// <summary>The ordered checks of a dial attempt, as pure functions: the first that fails stops. Null means that it may go on.</summary>
internal static partial class GateEvaluator
{
    /// <summary>Checks 1 to 10; check 11 is the gate's own.</summary>
    public static GateRefusal? Evaluate(GateCase c) =>
        c.Policy is not { } policy
            ? NoPolicy(c)
            : CheckPolicy(c, policy)
                ?? CheckDestination(c, policy)
                ?? CheckRegime(c, policy)
                ?? CheckSuppression(c, policy)
                ?? CheckConsent(c, policy)
                ?? CheckCallerId(c, policy)
                ?? CheckHours(c, policy)
                ?? CheckFrequency(c, policy)
                ?? CheckCapacity(c, policy)
                ?? CheckScript(c, policy);

    /// <summary>What can change between permit and INVITE: checks 1, 4, 5, 7 and 8.</summary>
    public static GateRefusal? Reevaluate(GateCase c) =>
        c.Policy is not { } policy
            ? NoPolicy(c)
            : CheckPolicy(c, policy)
                ?? CheckSuppression(c, policy)
                ?? CheckConsent(c, policy)
                ?? CheckHours(c, policy)
                ?? CheckFrequency(c, policy);

    private static GateRefusal NoPolicy(GateCase c) =>
        No(
            GateReason.PolicyMissing,
            c.Request.Policy is null
                ? "no policy governs the destination's country; add a policy file for it"
                : "no policy of the requested name governs this destination; see data/policies for the names"
        );

    private static GateRefusal? CheckPolicy(GateCase c, CallingPolicy policy)
    {
        if (policy.RequiresReview && string.IsNullOrWhiteSpace(policy.ReviewedBy))
            return No(
                GateReason.PolicyMissing,
                $"policy {policy.Name} {policy.Version} is a draft; set reviewed_by once counsel has signed it"
            );
        var today = DateOnly.FromDateTime(c.Now.UtcDateTime);
        if (today < policy.ValidFrom || today > policy.ValidUntil)
            return No(
                GateReason.PolicyExpired,
                $"policy {policy.Name} {policy.Version} holds from {policy.ValidFrom:yyyy-MM-dd} to {policy.ValidUntil:yyyy-MM-dd}; install a current one"
            );
        return c.Facts.KillSwitch ? No(GateReason.KillSwitch, "all calling is stopped; release the kill switch to go on") : null;
    }

    private static GateRefusal? CheckRegime(GateCase c, CallingPolicy policy)
    {
        if (string.IsNullOrWhiteSpace(c.Request.Purpose))
            return No(GateReason.PurposeUndeclared, "the request declares no purpose");
        var banned =
            c.Request.Audience != Audience.Professional
            && c.Request.Contract is null
            && c.Request.Sector is { } sector
            && policy.BannedSectors.Contains(sector.Trim(), StringComparer.OrdinalIgnoreCase);
        return banned ? No(GateReason.SectorBanned, $"policy {policy.Name} bans calls of this sector to consumers") : null;
    }

    private static GateRefusal? CheckCallerId(GateCase c, CallingPolicy policy)
    {
        if (policy.CallerId is not { } rule)
            return null;
        var callerId = c.Request.CallerId.Trim();
        if (callerId.Length == 0 || callerId.Equals("anonymous", StringComparison.OrdinalIgnoreCase))
            return No(GateReason.CallerIdHidden, "the caller id is hidden; present a number of the principal");
        if (rule.Starts.Count > 0 && !rule.Starts.Any(start => callerId.StartsWith(start, StringComparison.Ordinal)))
            return No(
                GateReason.CallerIdRange,
                $"the caller id lies in no range that policy {policy.Name} allows to automated callers"
            );
        return rule.MustBeOnTrunk && !c.Options.TrunkCallerIds.Contains(callerId)
            ? No(GateReason.CallerIdNotOnTrunk, "the caller id is not in the trunk's authorised list")
            : null;
    }

    private static GateRefusal? CheckCapacity(GateCase c, CallingPolicy policy) =>
        policy.ReserveAgent && !c.Request.AgentReserved
            ? No(GateReason.NoCapacity, "no agent is reserved to speak; take a slot before asking")
            : null;

    private static GateRefusal No(GateReason reason, string detail) => new(reason, detail);
}
