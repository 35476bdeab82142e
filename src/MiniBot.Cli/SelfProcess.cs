using System.Diagnostics;

namespace MiniBot.Cli;

/// <summary>Starts this program once more, for work that wants a process of its own.</summary>
internal static class SelfProcess
{
    /// <summary>Starts it with standard input and output redirected; the caller disposes of the process.</summary>
    public static Process Start(params IReadOnlyList<string> arguments)
    {
        var (program, first) = Command;
        var start = new ProcessStartInfo(program, [.. first, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("This program cannot be started once more.");
    }

    /// <summary>The program and its first arguments: the assembly, where <c>dotnet</c> runs it.</summary>
    public static (string Program, IReadOnlyList<string> Arguments) Command
    {
        get
        {
            var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path.");
            var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
            return (program, isHost ? [typeof(SelfProcess).Assembly.Location] : []);
        }
    }
}
