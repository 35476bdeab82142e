namespace MiniBot.Compliance;

/// <summary>
/// Why the gate said no: the reason codes in the order of the checks; the first check that fails stops. On the wire in upper
/// snake case, see <see cref="GateReasonCode"/>.
/// </summary>
public enum GateReason
{
    /// <summary>No policy is in force for the destination's country, or it still waits for its reviewer. Check 1.</summary>
    PolicyMissing,

    /// <summary>The policy is not yet or no longer valid today. Check 1.</summary>
    PolicyExpired,

    /// <summary>All calling has been stopped by hand. Check 1.</summary>
    KillSwitch,

    /// <summary>The address or number is malformed, or the policy does not allow such a destination. Check 2.</summary>
    DestInvalid,

    /// <summary>An emergency number. Check 2.</summary>
    DestEmergency,

    /// <summary>A special-rate or service number. Check 2.</summary>
    DestPremium,

    /// <summary>The called person's time zone cannot be told from the number. Check 2.</summary>
    TzUnknown,

    /// <summary>No commercial purpose is declared. Check 3.</summary>
    PurposeUndeclared,

    /// <summary>The sector may not call consumers. Check 3.</summary>
    SectorBanned,

    /// <summary>The person asked during a call never to be called again. Check 4.</summary>
    OptedOut,

    /// <summary>The person objected in another way (letter, form, request). Check 4.</summary>
    Objected,

    /// <summary>The number stands in a registry that the policy demands. Check 4.</summary>
    RegistryListed,

    /// <summary>A registry that the policy demands was not consulted, or too long ago. Check 4.</summary>
    RegistryStale,

    /// <summary>No consent is recorded. Check 5.</summary>
    ConsentMissing,

    /// <summary>Consents exist, none for automated voice and this purpose. Check 5.</summary>
    ConsentScope,

    /// <summary>Consents exist, none given to this principal. Check 5.</summary>
    ConsentPrincipal,

    /// <summary>The consent was withdrawn. Check 5.</summary>
    ConsentWithdrawn,

    /// <summary>The consent has expired. Check 5.</summary>
    ConsentExpired,

    /// <summary>The consent's record was altered, lacks its text or evidence, or lies in the future. Check 5.</summary>
    ConsentProofBroken,

    /// <summary>An ongoing contract is claimed without a reference to it. Check 5.</summary>
    ContractUnproven,

    /// <summary>The caller id lies outside the ranges allowed to automated callers. Check 6.</summary>
    CallerIdRange,

    /// <summary>The caller id is not in the trunk's authorised list. Check 6.</summary>
    CallerIdNotOnTrunk,

    /// <summary>The caller id is hidden. Check 6.</summary>
    CallerIdHidden,

    /// <summary>No calls on this weekday, where the person is. Check 7.</summary>
    DayClosed,

    /// <summary>A public holiday, where the person is. Check 7.</summary>
    Holiday,

    /// <summary>Outside the calling hours, where the person is. Check 7.</summary>
    HourClosed,

    /// <summary>Outside the calling hours, for an appointment that no consent covers. Check 7.</summary>
    AppointmentMissing,

    /// <summary>The principal has used up its attempts to this person. Check 8.</summary>
    CapReached,

    /// <summary>The person refused lately. Check 8.</summary>
    CooldownRefusal,

    /// <summary>A call to this person is under way. Check 8.</summary>
    AlreadyActive,

    /// <summary>No agent is reserved to speak. Check 9.</summary>
    NoCapacity,

    /// <summary>The opening lacks a part that must be said. Check 10.</summary>
    ScriptIncomplete,

    /// <summary>A cloned voice without its owner's written consent. Check 10.</summary>
    VoiceLicenceMissing,

    /// <summary>The recording asked for is not lawful here. Check 10.</summary>
    RecordingUnlawful,

    /// <summary>The ledger could not be read, or others kept changing it; nothing was reserved. Check 11.</summary>
    ReserveConflict,

    /// <summary>The decision could not be written to the proof log. Check 11.</summary>
    AuditWriteFailed,
}
