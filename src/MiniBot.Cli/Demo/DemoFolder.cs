namespace MiniBot.Cli.Demo;

/// <summary>The files of one demo. Running a demo in the folder of an earlier one goes on where that stopped.</summary>
internal sealed class DemoFolder
{
    private readonly string _root;

    private DemoFolder(string root) => _root = root;

    public string Database => Path.Combine(_root, "campaign.db");

    public string Contacts => Path.Combine(_root, "contacts.csv");

    public string Results => Path.Combine(_root, "results.csv");

    public string Journals => Path.Combine(_root, "journals");

    /// <summary>The scenario, where it is not the shipped one.</summary>
    public string Scenario => Path.Combine(_root, "scenario.yaml");

    public string Recording => Path.Combine(_root, "recording.wav");

    /// <summary>Makes the folder where it is not there; null, with the reason, where it cannot be.</summary>
    public static DemoFolder? TryOpen(string root, out string error)
    {
        try
        {
            error = "";
            var folder = new DemoFolder(Path.GetFullPath(root));
            Directory.CreateDirectory(folder.Journals);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error = $"'{root}' cannot hold the results: {e.Message} Choose another folder with --out.";
            return null;
        }
    }

    /// <summary>What a user wants to look at, as far as it exists.</summary>
    public IReadOnlyList<string> Files =>
        [
            .. new[] { Results, Recording, Contacts, Database, Scenario }.Where(File.Exists),
            .. Directory.EnumerateFiles(Journals, "*.jsonl").Order(StringComparer.Ordinal),
        ];
}
