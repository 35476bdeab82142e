using System.Diagnostics;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>The scripts that start real telephony programs: in tests/peers, or where PEERS_SCRIPTS says.</summary>
internal static class PeerScripts
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    public static string Folder =>
        Environment.GetEnvironmentVariable("PEERS_SCRIPTS") ?? RepositoryRoot.Combine("tests", "peers");

    /// <summary>Null when the peer can be started here, else why not.</summary>
    public static string? FindObstacle(string script, string program)
    {
        if (!File.Exists(Path.Combine(Folder, script)))
            return $"no script {script} in tests/peers (or PEERS_SCRIPTS)";
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
        return isInstalled || Environment.IsPrivilegedProcess
            ? null
            : $"{program} is not installed, and only root can install it";
    }

    public static Task RunAsync(string script, params string[] arguments) =>
        RunProgramAsync(Path.Combine(Folder, script), arguments);

    /// <summary>A program that is expected to end with 0.</summary>
    public static async Task RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(LongestStart);
        await process.WaitForExitAsync(timeout.Token);
        process.ExitCode.ShouldBe(0, $"{Path.GetFileName(program)}: {await errors}{await output}");
    }
}
