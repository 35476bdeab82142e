using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli;

/// <summary>Reads scenario files from disk, with an unreadable file told like any other mistake in it.</summary>
internal static class ScenarioFile
{
    /// <summary>Reads one file. A path that does not exist is also looked for among the shipped scenarios.</summary>
    public static ScenarioOutcome Read(string path)
    {
        var found = FullPath(path);
        try
        {
            return ScenarioReader.Read(File.ReadAllText(found), Path.GetFileName(found));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ScenarioOutcome.Invalid([new(path, 1, 1, "", e.Message, "give the path of a scenario file")]);
        }
    }

    /// <summary>Where the file is: as given, or among the shipped scenarios.</summary>
    public static string FullPath(string path) =>
        File.Exists(path) ? Path.GetFullPath(path) : DataFolder.Find("scenarios", Path.GetFileName(path)) ?? path;

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
