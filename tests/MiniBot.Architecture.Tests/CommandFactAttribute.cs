namespace MiniBot.Architecture.Tests;

/// <summary>A test that runs the built <c>minibot</c> command; skipped where it is not built, except in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CommandFactAttribute : FactAttribute
{
    public CommandFactAttribute() => Skip = Requirement.Missing([Command], File.Exists, "src/MiniBot.Cli builds it");

    /// <summary>The command beside this test; without its configuration it is a library.</summary>
    public static string Command { get; } = Path.Combine(AppContext.BaseDirectory, "minibot.runtimeconfig.json");
}
