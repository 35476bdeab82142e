namespace MiniBot.Compliance.Policies;

/// <summary>Which destinations a policy may allow.</summary>
public enum DestinationRule
{
    /// <summary>Phone numbers of the policy's country; the target's user part must be the number.</summary>
    Number,

    /// <summary>Loopback addresses only, and of phone numbers only fictional ones.</summary>
    Loopback,

    /// <summary>A device that the request declares to be the operator's own.</summary>
    OwnDevice,
}
