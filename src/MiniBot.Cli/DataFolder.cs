namespace MiniBot.Cli;

/// <summary>The data files shipped beside the executable: scenarios, personas.</summary>
internal static class DataFolder
{
    /// <summary>The path of a shipped file; it exists wherever the product is whole.</summary>
    public static string PathOf(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "data", folder, file);

    /// <summary>The path of a shipped file given by name, with or without its ending; null when there is none.</summary>
    public static string? Find(string folder, string name) =>
        new[] { name, $"{name}.yaml", $"{name}.json" }.Select(n => PathOf(folder, n)).FirstOrDefault(File.Exists);
}
