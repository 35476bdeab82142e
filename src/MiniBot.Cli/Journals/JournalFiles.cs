using MiniBot.Conversation.Journals;

namespace MiniBot.Cli.Journals;

/// <summary>Finds and reads journals on disk.</summary>
internal static class JournalFiles
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>The files that are named, and those below the folders that are named, in the order of their names.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="missing">The first path that is neither, or a folder without journals; null when all is well.</param>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, out string? missing)
    {
        missing = null;
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(path);
                continue;
            }

            var below = Directory.Exists(path) ? Directory.GetFiles(path, "*.jsonl", SearchOption.AllDirectories) : [];
            if (below.Length == 0)
                missing ??= Directory.Exists(path)
                    ? $"there is no journal (*.jsonl) below {path}"
                    : $"there is no journal {path}";
            files.AddRange(below.Order(StringComparer.Ordinal));
        }

        return files;
    }

    /// <summary>Reads one journal. A file that cannot be read is refused like one that holds no journal.</summary>
    public static JournalOutcome Read(string path)
    {
        if (Utf8File.TryRead(path, MaxBytes, out var why) is not { } text)
            return new JournalOutcome.Refused(1, why);
        using var lines = new StringReader(text);
        return JournalReader.Read(lines);
    }
}
