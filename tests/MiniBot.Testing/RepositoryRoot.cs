namespace MiniBot.Testing;

/// <summary>Finds files of the repository from a running test.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Path { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "MiniBotPanel.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No MiniBotPanel.slnx above the test's folder.");
    }
}
