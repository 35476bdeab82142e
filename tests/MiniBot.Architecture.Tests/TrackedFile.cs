namespace MiniBot.Architecture.Tests;

/// <summary>A file of the repository as git knows it, those not yet added included.</summary>
internal sealed record TrackedFile(string Path)
{
    /// <summary>All of them, except those that are ignored.</summary>
    public static IReadOnlyList<TrackedFile> All { get; } = List();

    /// <summary>Its place on this machine.</summary>
    public string FullPath => RepositoryRoot.Combine(Path);

    /// <summary>Its lines, with numbers from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines => File.ReadLines(FullPath).Select((text, index) => (index + 1, text));

    /// <summary>Whether it lies in <paramref name="folder"/> and its name ends with <paramref name="ending"/>.</summary>
    public bool Is(string folder, string ending) =>
        Path.StartsWith(folder, StringComparison.Ordinal) && Path.EndsWith(ending, StringComparison.Ordinal);

    private static TrackedFile[] List()
    {
        // The clone may belong to another user than the one who tests it.
        string[] arguments = [.. "-c safe.directory=* ls-files -z --cached --others --exclude-standard".Split(' ')];
        var paths = ChildProcess.RunAsync("git", arguments, RepositoryRoot.Path).GetAwaiter().GetResult();
        return
        [
            .. paths
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(path => new TrackedFile(path))
                .Where(file => File.Exists(file.FullPath)),
        ];
    }
}
