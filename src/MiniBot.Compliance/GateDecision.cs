namespace MiniBot.Compliance;

/// <summary>The gate's answer to a request. A closed family.</summary>
public abstract record GateDecision
{
    private GateDecision() { }

    /// <summary>The call may be placed; the attempt is reserved in the ledger until it is closed there.</summary>
    public sealed record Granted(DialPermit Permit) : GateDecision;

    /// <summary>The call must not be placed.</summary>
    public sealed record Refused(GateRefusal Refusal) : GateDecision;
}
