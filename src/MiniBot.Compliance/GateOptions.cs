namespace MiniBot.Compliance;

/// <summary>What the operator configures of the gate, beside the policies.</summary>
public sealed record GateOptions
{
    /// <summary>The caller ids that the trunk has authorised for the principal, in E.164. Empty when none is configured.</summary>
    public IReadOnlySet<string> TrunkCallerIds { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
