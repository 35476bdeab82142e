namespace MiniBot.Cli.Demo;

/// <summary>The files of one demo. Running a demo in the folder of an earlier one goes on where that stopped.</summary>
internal sealed class DemoFolder
{
    private readonly string _root;

    public DemoFolder(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(Journals);
    }

    public string Database => Path.Combine(_root, "campaign.db");

    /// <summary>The secret of the fingerprints in the database.</summary>
    public string Secret => Path.Combine(_root, "campaign.secret");

    public string Contacts => Path.Combine(_root, "contacts.csv");

    public string Results => Path.Combine(_root, "results.csv");

    public string Journals => Path.Combine(_root, "journals");

    public string Recording => Path.Combine(_root, "recording.wav");

    /// <summary>What a user wants to look at, as far as it exists.</summary>
    public IReadOnlyList<string> Files =>
        [
            .. new[] { Results, Recording, Contacts, Database }.Where(File.Exists),
            .. Directory.EnumerateFiles(Journals, "*.jsonl").Order(StringComparer.Ordinal),
        ];
}
