using Xunit;

namespace MiniBot.Testing;

/// <summary>
/// A test that runs a program of the machine. Where the program is absent the test is skipped and says so, except where the
/// environment variable CI is <c>true</c>: there it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>A test that needs <paramref name="program"/> on the PATH.</summary>
    public ProgramFactAttribute(string program)
    {
        Program = program;
        var isCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (!isCi && !IsOnPath(program))
            Skip = $"{program} is not installed";
    }

    /// <summary>The program that the test runs.</summary>
    public string Program { get; }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
