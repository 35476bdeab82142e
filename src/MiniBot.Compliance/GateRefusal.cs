namespace MiniBot.Compliance;

/// <summary>A "no" of the gate.</summary>
/// <param name="Reason">The first check that failed.</param>
/// <param name="Detail">What was found and what would mend it, in English, without personal data.</param>
public sealed record GateRefusal(GateReason Reason, string Detail);
