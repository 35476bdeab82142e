namespace MiniBot.Compliance.Policies;

/// <summary>Which number must be presented. It may never be hidden.</summary>
/// <param name="Starts">Allowed beginnings in E.164; empty for any.</param>
/// <param name="MustBeOnTrunk">It must stand in <see cref="GateOptions.TrunkCallerIds"/>.</param>
public sealed record CallerIdRule(IReadOnlyList<string> Starts, bool MustBeOnTrunk);
