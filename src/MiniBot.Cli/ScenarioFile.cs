using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli;

/// <summary>Reads scenario files from disk, with an unreadable file told like any other mistake in it.</summary>
internal static class ScenarioFile
{
    /// <summary>Reads one file, or a shipped scenario by its name.</summary>
    public static ScenarioOutcome Read(string path)
    {
        var found = FullPath(path);
        return Utf8File.TryRead(found, Utf8File.UsualLimit, out var problem) is { } text
            ? ScenarioReader.Read(text, Path.GetFileName(found), beside => ReadBeside(found, beside))
            : new ScenarioOutcome.Invalid([new(path, 1, 1, "", problem, "give the path of a scenario file")]);
    }

    private static string? ReadBeside(string scenario, string path) =>
        Utf8File.TryRead(Path.Combine(Path.GetDirectoryName(scenario)!, path), Utf8File.UsualLimit, out _);

    /// <summary>The scenario, or null with every mistake told.</summary>
    public static Scenario? TryRead(string path, Terminal terminal)
    {
        var outcome = Read(path);
        if (outcome is ScenarioOutcome.Valid { Scenario: var scenario })
            return scenario;
        Explain(outcome, terminal);
        if (terminal.WantsJson && outcome is ScenarioOutcome.Invalid { Errors: var errors })
            Terminal.WriteJson(new { error = "the scenario is wrong", errors });
        return null;
    }

    /// <summary>Where the file is: as given, or, for a bare name, among the shipped scenarios.</summary>
    public static string FullPath(string path)
    {
        if (File.Exists(path))
            return Path.GetFullPath(path);
        return Path.GetFileName(path) == path ? DataFolder.Find("scenarios", path) ?? path : path;
    }

    /// <summary>Prints the mistakes, if there are any.</summary>
    public static void Explain(ScenarioOutcome outcome, Terminal terminal)
    {
        if (outcome is not ScenarioOutcome.Invalid { Errors: var errors })
            return;
        foreach (var error in errors)
            terminal.Error(error.ToString());
        terminal.Note($"{errors.Length} mistake{(errors.Length == 1 ? "" : "s")}");
    }
}
