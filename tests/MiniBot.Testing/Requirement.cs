using Xunit;

namespace MiniBot.Testing;

/// <summary>What a test needs of the machine. In continuous integration nothing is skipped: what is missing fails.</summary>
public static class Requirement
{
    /// <summary>Whether this run stands in continuous integration (environment variable CI is <c>true</c>).</summary>
    public static bool IsContinuousIntegration { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Whether <paramref name="program"/> is on the PATH.</summary>
    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The value for <see cref="FactAttribute.Skip"/>: why not to run, or null to run (and perhaps fail).</summary>
    public static string? Missing(IEnumerable<string> names, Func<string, bool> isThere, string mend)
    {
        if (IsContinuousIntegration)
            return null;
        var missing = names.Where(name => !isThere(name)).ToList();
        return missing.Count == 0 ? null : $"missing here: {string.Join(", ", missing)} ({mend})";
    }
}
