using System.Globalization;
using System.Runtime.InteropServices;

namespace MiniBot.Cli.Bench;

/// <summary>The machine that a benchmark ran on.</summary>
/// <param name="Name">Its host name.</param>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="System">Its operating system.</param>
/// <param name="Runtime">What runs us.</param>
internal sealed record MachineFacts(string Name, int Processors, string System, string Runtime)
{
    private const string LoadFile = "/proc/loadavg";

    public static MachineFacts Here { get; } =
        new(
            Environment.MachineName,
            Environment.ProcessorCount,
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription
        );

    /// <summary>Runnable threads over the last minute; null where the system does not tell.</summary>
    public static double? ReadLoadAverage() =>
        File.Exists(LoadFile)
        && double.TryParse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture, out var load)
            ? load
            : null;
}
