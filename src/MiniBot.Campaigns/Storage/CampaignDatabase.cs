using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MiniBot.Campaigns.Storage;

/// <summary>
/// One installation's database file (SQLite, write-ahead log): campaigns, contacts, attempts, the compliance ledger and its proof log.
/// Thread-safe; several processes may open the same file.
/// </summary>
public sealed class CampaignDatabase
{
    private readonly DbContextOptions<CampaignContext> _options;

    private CampaignDatabase(string path, string connectionString)
    {
        Path = path;
        // A list is one JSON parameter, not a thousand: the statement stays the same and is compiled once.
        _options = new DbContextOptionsBuilder<CampaignContext>()
            .UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .Options;
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    /// <summary>Opens the file, makes it when it is not there, and brings it to the current schema.</summary>
    /// <exception cref="InvalidDataException">The file is newer than this program, or not a database.</exception>
    public static CampaignDatabase Open(string path, TimeProvider time)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = full, ForeignKeys = true }.ToString();
        Migrator.Apply(connectionString, time);
        return new CampaignDatabase(full, connectionString);
    }

    /// <summary>A context for one piece of work; the caller disposes of it. A context is not thread-safe.</summary>
    public CampaignContext CreateContext() => new(_options);
}
