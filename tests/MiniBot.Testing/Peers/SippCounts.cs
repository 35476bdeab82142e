namespace MiniBot.Testing.Peers;

/// <summary>What a called party of sipp has seen so far.</summary>
/// <param name="Calls">INVITEs that began a call.</param>
/// <param name="Open">Calls that stand now.</param>
/// <param name="Failed">Calls that left the scenario.</param>
public sealed record SippCounts(int Calls, int Open, int Failed);
