namespace MiniBot.Cli;

/// <summary>Where this user's files are: the XDG folders, or those that the environment names.</summary>
internal static class UserFolder
{
    private const string Product = "minibot";

    /// <summary>Campaigns: MINIBOT_DATA, else the user's data folder.</summary>
    public static string Data =>
        Environment.GetEnvironmentVariable("MINIBOT_DATA") is { Length: > 0 } folder
            ? folder
            : Home("XDG_DATA_HOME", ".local/share");

    /// <summary>What can be made again: rendered prompts.</summary>
    public static string Cache => Home("XDG_CACHE_HOME", ".cache");

    private static string Home(string variable, string fallback)
    {
        var folder = Environment.GetEnvironmentVariable(variable);
        var root = string.IsNullOrEmpty(folder)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback)
            : folder;
        return Path.Combine(root, Product);
    }
}
