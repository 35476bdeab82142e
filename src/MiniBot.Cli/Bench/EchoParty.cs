using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace MiniBot.Cli.Bench;

/// <summary>
/// A far end of the media bench: a sipp that answers every call and returns its audio, in a process of its own. It ends when
/// disposed of, and by its own clock should this process die first.
/// </summary>
internal sealed class EchoParty : IAsyncDisposable
{
    private const string Program = "sipp";
    private const string ScenarioResource = "MiniBot.Cli.Bench.echo-party.xml";

    // sipp draws its screens on standard output, which nobody reads: a pipe would fill and cost this process time.
    private const string Silenced = "cd \"$1\" && shift && exec sipp \"$@\" </dev/null >/dev/null 2>errors.txt";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private EchoParty(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    /// <summary>Where it takes SIP, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Completes when sipp has ended, which it does not unless something is wrong.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <summary>What stands in the way of starting one, with its mend; null when nothing does.</summary>
    public static string? FindObstacle()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        return folders.Any(folder => File.Exists(Path.Combine(folder, Program)))
            ? null
            : "sipp answers the calls of this benchmark, and is not installed; on Debian: apt install sip-tester";
    }

    /// <summary>Starts one on free ports of 127.0.0.1.</summary>
    /// <param name="lifetime">It ends by itself after this time.</param>
    public static EchoParty Start(TimeSpan lifetime)
    {
        var folder = Directory.CreateTempSubdirectory("minibot-bench-");
        var scenario = Path.Combine(folder.FullName, "echo-party.xml");
        using (var resource = typeof(EchoParty).Assembly.GetManifestResourceStream(ScenarioResource)!)
        using (var file = File.Create(scenario))
            resource.CopyTo(file);
        var (port, mediaPort) = (LoopbackPort.FindFree(), LoopbackPort.FindFree());
        string[] arguments =
        [
            .. (string[])["-c", Silenced, Program, folder.FullName, "-sf", scenario, "-nostdin", "-rtp_echo"],
            .. (string[])
                ["-i", $"{IPAddress.Loopback}", "-p", Text(port), "-mi", $"{IPAddress.Loopback}", "-mp", Text(mediaPort)],
            .. (string[])["-timeout", $"{Text((int)lifetime.TotalSeconds)}s"],
        ];
        var process = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { UseShellExecute = false });
        return new EchoParty(process ?? throw new InvalidOperationException("The shell cannot be started."), folder, port);
    }

    /// <summary>What sipp says of its end.</summary>
    public string ReadErrors()
    {
        var errors = Path.Combine(_folder.FullName, "errors.txt");
        return File.Exists(errors) ? string.Join(' ', File.ReadLines(errors).TakeLast(3)).Trim() : "";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
