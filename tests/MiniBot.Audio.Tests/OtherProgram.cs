using System.Diagnostics;

namespace MiniBot.Audio.Tests;

/// <summary>Runs a program of the machine on bytes of ours.</summary>
internal static class OtherProgram
{
    /// <summary>What <paramref name="program"/> writes to its output, given <paramref name="input"/> (a few kilobytes).</summary>
    public static byte[] Run(string program, byte[] input, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return output.ToArray();
    }
}
