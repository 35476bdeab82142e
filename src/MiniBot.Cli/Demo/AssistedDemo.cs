namespace MiniBot.Cli.Demo;

/// <summary>The demo's scenario with a language model at hand: kept in the demo's folder, so that its journals can be replayed.</summary>
internal static class AssistedDemo
{
    private const string Catalogues = "catalogues";

    /// <summary>Writes the scenario beside the results; returns its path.</summary>
    /// <param name="shipped">The scenario of the rail alone.</param>
    /// <param name="folder">The demo's.</param>
    public static string Write(string shipped, DemoFolder folder)
    {
        var text = File.ReadAllText(shipped);
        File.WriteAllText(folder.Scenario, text.Replace("agent_mode: rail", "agent_mode: assisted", StringComparison.Ordinal));
        var beside = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder.Scenario)!, Catalogues)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(shipped)!, Catalogues)))
            File.Copy(file, Path.Combine(beside, Path.GetFileName(file)), overwrite: true);
        return folder.Scenario;
    }
}
