using System.Diagnostics;

namespace MiniBot.Testing;

/// <summary>The built command line, run as a user runs it.</summary>
public sealed class MiniBotCommand : IDisposable
{
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private MiniBotCommand(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts it without a terminal.</summary>
    public static MiniBotCommand Start(params IEnumerable<string> arguments) => Start(Same, arguments);

    private static MiniBotCommand Start(IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [AssemblyPath, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new MiniBotCommand(process);
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<CommandResult> RunAsync(params IEnumerable<string> arguments) => RunAsync(Same, arguments);

    /// <summary>Runs it to its end, with variables of its environment changed.</summary>
    public static async Task<CommandResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        using var command = Start(environment, arguments);
        return await command.WaitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandResult> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return new CommandResult(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Ends this process alone, without notice, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>The command line is built with the tests, in the same configuration.</summary>
    private static string AssemblyPath
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return RepositoryRoot.Combine("artifacts", "bin", "MiniBot.Cli", configuration, "minibot.dll");
        }
    }
}
