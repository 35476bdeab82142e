using Xunit;

namespace MiniBot.Testing;

/// <summary>A test that needs programs on the PATH; skipped with the reason where one is missing, except in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>Names the programs as they are typed in a shell, such as <c>espeak-ng</c>.</summary>
    public ProgramFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Requirement.Missing(programs, Requirement.IsOnPath, "./test installs it where it runs as root");
    }

    /// <summary>The programs needed.</summary>
    public IReadOnlyList<string> Programs { get; }
}
