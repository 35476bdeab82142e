namespace MiniBot.Compliance.Policies;

/// <summary>A do-not-call registry that must have been consulted.</summary>
/// <param name="Name">The registry's name in the ledger.</param>
/// <param name="MaxAge">How old its answer may be.</param>
public sealed record RegistryRule(string Name, TimeSpan MaxAge);
