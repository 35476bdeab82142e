using System.Diagnostics;

namespace MiniBot.Testing;

/// <summary>Runs another program to its end.</summary>
public static class ChildProcess
{
    /// <summary>What a program printed, once it ended with exit code 0. Its input is empty.</summary>
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
