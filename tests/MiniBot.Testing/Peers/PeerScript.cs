namespace MiniBot.Testing.Peers;

/// <summary>The scripts of tests/peers. What one leaves running is stopped by its owner.</summary>
public static class PeerScript
{
    /// <summary>Where the scripts keep what they build, log and record.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("PEERS_DIR") ?? "/var/tmp/peers";

    /// <summary>The path of a script or scenario.</summary>
    public static string PathOf(string name) => RepositoryRoot.Combine("tests", "peers", name);

    /// <summary>Runs a script to its end and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static Task<string> RunAsync(string name, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync(PathOf(name), arguments);
}
