using System.Runtime.InteropServices;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>Catches what a native library writes to the standard error stream of this process.</summary>
internal static partial class NativeEcho
{
    private const int StandardError = 2;

    /// <summary>Runs <paramref name="action"/> and gives everything written meanwhile.</summary>
    public static string Catch(Action action)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("echo");
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            var saved = Duplicate(StandardError);
            _ = DuplicateOnto((int)file.SafeFileHandle.DangerousGetHandle(), StandardError);
            try
            {
                action();
            }
            finally
            {
                _ = DuplicateOnto(saved, StandardError);
                _ = Close(saved);
            }
        }

        return File.ReadAllText(path);
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateOnto(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
