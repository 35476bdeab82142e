using System.Globalization;

namespace MiniBot.Cli.Bench;

/// <summary>What to measure.</summary>
/// <param name="Calls">Numbers of concurrent calls, 1 to <see cref="MaxCalls"/> each, at least one.</param>
/// <param name="Seconds">Length of each measurement, 1 to <see cref="MaxSeconds"/>.</param>
internal sealed record MediaBenchOptions(IReadOnlyList<int> Calls, int Seconds)
{
    public const int MaxCalls = 1000;
    public const int MaxSeconds = 600;

    /// <summary>Reads a list such as <c>50,100,200</c>; null when it is none.</summary>
    public static IReadOnlyList<int>? ReadCalls(string text)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) ? calls : 0)
            .ToArray();
        return Array.TrueForAll(numbers, calls => calls is >= 1 and <= MaxCalls) ? numbers : null;
    }
}
