using System.ComponentModel;
using System.Diagnostics;

namespace MiniBot.Speech.Synthesis;

/// <summary>
/// Runs a speech program once: arguments as a list (never a shell), text on its standard input, audio from its standard output. Bounded in
/// time and output; killed with its children when the time is up or the caller cancels.
/// </summary>
/// <param name="fileName">The program, found on PATH.</param>
/// <param name="time">The clock of the time limit.</param>
internal sealed class ExternalProgram(string fileName, TimeProvider time)
{
    /// <summary>A program that takes longer than this is killed.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>More output than this is refused, in bytes: some ten minutes at 22 kHz.</summary>
    public const int MostOutputBytes = 32 << 20;

    /// <summary>How long this run may take.</summary>
    public TimeSpan Limit { get; init; } = TimeLimit;

    /// <summary>Runs it; the outcome says what it wrote or why it failed. Throws only if the caller cancels.</summary>
    public async Task<ProgramOutcome> RunAsync(
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = new Process { StartInfo = StartInfo(arguments) };
        try
        {
            if (!process.Start())
                return new ProgramOutcome.Failed($"{fileName} did not start");
        }
        catch (Win32Exception)
        {
            return new ProgramOutcome.Failed($"{fileName} is not installed");
        }

        try
        {
            return await ConverseAsync(process, input, both.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProgramOutcome.Failed($"{fileName} took longer than {Limit.TotalSeconds:0} s") { HasTimedOut = true };
        }
        catch (IOException failure)
        {
            Kill(process);
            return new ProgramOutcome.Failed($"{fileName} broke off: {failure.Message}");
        }
    }

    private async Task<ProgramOutcome> ConverseAsync(
        Process process,
        ReadOnlyMemory<byte> input,
        CancellationToken cancellationToken
    )
    {
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        var reading = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
        process.StandardInput.Close();
        if (await reading is not { } output)
        {
            Kill(process);
            return new ProgramOutcome.Failed($"{fileName} wrote more than {MostOutputBytes >> 20} MiB");
        }

        await errors;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? new ProgramOutcome.Finished(output)
            : new ProgramOutcome.Failed($"{fileName} ended with exit code {process.ExitCode}") { ExitCode = process.ExitCode };
    }

    /// <summary>Reads to the end; null if there is more than the cap.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (output.Length + count > MostOutputBytes)
                return null;
            output.Write(buffer, 0, count);
        }

        return output.ToArray();
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> arguments) =>
        new(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }
}
