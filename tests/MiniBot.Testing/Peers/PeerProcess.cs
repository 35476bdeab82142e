using System.Diagnostics;

namespace MiniBot.Testing.Peers;

/// <summary>Runs a peer's script or program to its end. A peer that a script leaves running is stopped by its owner.</summary>
public static class PeerProcess
{
    /// <summary>Where the scripts keep what they build, log and record.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("PEERS_DIR") ?? "/var/tmp/peers";

    /// <summary>The path of a script or scenario in tests/peers.</summary>
    public static string Script(string name) => RepositoryRoot.Combine("tests", "peers", name);

    /// <summary>What a program printed, once it ended with exit code 0.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code; the message holds what it printed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? workingFolder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? "",
        };
        start.Environment["PEERS_DIR"] = Folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{output}{await errors}");
    }
}
