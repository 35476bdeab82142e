namespace MiniBot.Compliance.Ledger;

/// <summary>Principals are compared by name, without regard to case and outer spaces.</summary>
public static class PrincipalName
{
    /// <summary>True when both name the same principal.</summary>
    public static bool Same(string one, string other) =>
        one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
