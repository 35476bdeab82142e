using System.CommandLine;

namespace MiniBot.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The installation's database; its secret stands beside it.</summary>
    public static Option<string> Database() =>
        new("--db")
        {
            Description = "The database file.",
            DefaultValueFactory = _ => Path.Combine(UserFolder.Data, "minibot.db"),
        };

    public static Option<string> Scenario() =>
        new("--scenario") { Description = "A scenario file, or the name of a shipped one.", Required = true };

    public static Option<bool> TextOnly() =>
        new("--text") { Description = "Understand typed text alone (RFC 4103), also where speech models are there." };

    /// <summary>The file of the secret that belongs to a database.</summary>
    public static string SecretOf(string database) => Path.ChangeExtension(database, ".secret");
}
