using MiniBot.Testing.Peers;
using Xunit;

namespace MiniBot.Testing;

/// <summary>
/// A test against programs that are not ours: <c>asterisk</c>, <c>llama</c> (running), <c>sipp</c>, <c>baresip</c> (installed).
/// Skipped with the reason where one is missing, except in CI, and wherever <c>./test --no-peers</c> asked for that.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    /// <summary>Names the peers needed.</summary>
    public PeerFactAttribute(params string[] peers)
    {
        Peers = peers;
        Skip = Environment.GetEnvironmentVariable("MINIBOT_NO_PEERS") is not null
            ? $"needs {string.Join(", ", peers)}, and --no-peers was given"
            : Requirement.Missing(peers, IsThere, "./test installs and starts it where it runs as root");
    }

    /// <summary>The peers needed.</summary>
    public IReadOnlyList<string> Peers { get; }

    private static bool IsThere(string peer) =>
        peer switch
        {
            "asterisk" => AsteriskPeer.IsUp(),
            "llama" => LlamaPeer.IsUp(),
            "sipp" or "baresip" => Requirement.IsOnPath(peer),
            _ => throw new ArgumentException($"No peer is called {peer}.", nameof(peer)),
        };
}
