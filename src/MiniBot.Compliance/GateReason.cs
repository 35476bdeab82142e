namespace MiniBot.Compliance;

/// <summary>Why the gate said no: the reason codes in the order of the checks.</summary>
public enum GateReason
{
    /// <summary>No policy is in force for the destination's country.</summary>
    PolicyMissing,
}
