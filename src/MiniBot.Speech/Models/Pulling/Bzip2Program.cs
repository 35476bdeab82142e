using System.ComponentModel;
using System.Diagnostics;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>The program bzip2, which .NET has no counterpart of: it reads the one file and writes what is in it to a pipe. Killed when disposed.</summary>
internal sealed class Bzip2Program : IDisposable
{
    private const string Program = "bzip2";

    private readonly Process _process;
    private readonly Task _errors;

    private Bzip2Program(Process process)
    {
        _process = process;
        _errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>What the file holds.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts it, or says how to get it.</summary>
    public static Bzip2Program? TryStart(string file, out PullProblem? problem)
    {
        var start = new ProcessStartInfo(Program, ["--decompress", "--stdout", "--", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            problem = null;
            return new Bzip2Program(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            problem = new(
                PullFault.ProgramMissing,
                "bzip2 is not installed",
                "apt-get install bzip2, then pull again: what has come is kept"
            );
            return null;
        }
    }

    /// <summary>Waits for its end, reading what the archive had no use for; the problem if it found the file broken.</summary>
    public async Task<PullProblem?> FinishAsync(string name, CancellationToken cancellationToken)
    {
        await Output.CopyToAsync(Stream.Null, cancellationToken);
        await _errors.WaitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == 0
            ? null
            : ModelArchive.Broken(
                name,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bzip2 ended with {_process.ExitCode}")
            );
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
