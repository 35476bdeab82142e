using System.Diagnostics.CodeAnalysis;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli;

/// <summary>Reads scenario files from disk, with an unreadable file told like any other mistake in it.</summary>
internal static class ScenarioFile
{
    private const string PathMend = "give the path of a scenario file";

    /// <summary>The longest file that is looked into, in bytes; the reader's own limit is shorter.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads one file, or a shipped scenario by its name.</summary>
    public static ScenarioOutcome Read(string path) =>
        TryReadText(FullPath(path), PathMend, out var text, out var error)
            ? ScenarioReader.Read(text, Path.GetFileName(FullPath(path)), beside => ReadBeside(FullPath(path), beside))
            : new ScenarioOutcome.Invalid([error]);

    private static string? ReadBeside(string scenario, string path) =>
        TextFile.TryRead(Path.Combine(Path.GetDirectoryName(scenario)!, path), TextFile.UsualLimit, out _);

    /// <summary>True when the file is there and may be opened: what is wrong then is what stands in it.</summary>
    public static bool CanOpen(string path)
    {
        try
        {
            using var file = File.OpenRead(FullPath(path));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Reads a text file in UTF-8; false, with what is wrong, when it is none.</summary>
    public static bool TryReadText(
        string path,
        string pathMend,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(false)] out ScenarioError? error
    )
    {
        text = null;
        try
        {
            error = new FileInfo(path) is { Exists: true, Length: > MaxBytes }
                ? new ScenarioError(
                    path,
                    1,
                    1,
                    "",
                    $"the file is longer than {MaxBytes >> 20} MB",
                    "split it, or give another file"
                )
                : null;
            if (error is null && !Utf8File.TryDecode(File.ReadAllBytes(path), out text, out var line))
                error = new ScenarioError(
                    Path.GetFileName(path),
                    line,
                    1,
                    "",
                    "this line is no UTF-8",
                    "save the file in the encoding UTF-8"
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error = new ScenarioError(path, 1, 1, "", e.Message, pathMend);
        }

        return error is null;
    }

    /// <summary>The scenario, or null with every mistake told.</summary>
    public static Scenario? TryRead(string path, Terminal terminal)
    {
        var outcome = Read(path);
        if (outcome is ScenarioOutcome.Valid { Scenario: var scenario })
            return scenario;
        if (outcome is ScenarioOutcome.Invalid { Errors: var errors })
        {
            Explain(errors, terminal);
            if (terminal.WantsJson)
                Terminal.WriteJson(new { error = "the scenario is wrong", errors });
        }

        return null;
    }

    /// <summary>Where the file is: as given, or, for a bare name, among the shipped scenarios.</summary>
    public static string FullPath(string path)
    {
        if (File.Exists(path))
            return Path.GetFullPath(path);
        return Path.GetFileName(path) == path ? DataFolder.Find("scenarios", path) ?? path : path;
    }

    /// <summary>Prints the mistakes of a file.</summary>
    public static void Explain(IReadOnlyCollection<ScenarioError> errors, Terminal terminal)
    {
        foreach (var error in errors)
            terminal.Error(error.ToString());
        terminal.Note($"{errors.Count} mistake{(errors.Count == 1 ? "" : "s")}");
    }
}
