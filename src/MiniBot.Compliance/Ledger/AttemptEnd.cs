namespace MiniBot.Compliance.Ledger;

/// <summary>How a reserved attempt ended, for the counting.</summary>
public enum AttemptEnd
{
    /// <summary>At least one INVITE was sent: it counts.</summary>
    Placed,

    /// <summary>No INVITE was sent: it does not count.</summary>
    NotPlaced,
}
