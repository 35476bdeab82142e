using System.Text.Json.Nodes;

namespace MiniBot.Compliance.Proof;

/// <summary>Something to be proven, before it has its place in the chain. Holds no personal data: parties by key, texts by hash.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What kind of fact it is, e.g. <c>gate.granted</c>.</param>
/// <param name="Facts">The facts; not changed after it was handed over.</param>
public sealed record ProofEntry(DateTimeOffset At, string Kind, JsonObject Facts);
