using Microsoft.Data.Sqlite;

namespace MiniBot.Campaigns.Storage;

/// <summary>
/// Brings a database file to the current schema: the numbered SQL scripts shipped in this assembly, each applied once, all under one write
/// lock, so that two processes may start at the same time.
/// </summary>
internal static class Migrator
{
    private const string Folder = "migrations/";

    /// <exception cref="InvalidDataException">The file is newer than this program, or no database.</exception>
    public static void Apply(string connectionString, TimeProvider time)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            Execute(connection, null, "PRAGMA journal_mode = WAL");
            using var transaction = connection.BeginTransaction(deferred: false);
            Execute(
                connection,
                transaction,
                "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)"
            );
            var applied = CurrentVersion(connection, transaction);
            var scripts = Scripts();
            if (applied > scripts.Count)
                throw new InvalidDataException(
                    $"The database has schema {applied}, newer than this program's {scripts.Count}; update the program."
                );
            for (var i = applied; i < scripts.Count; i++)
                ApplyScript(connection, transaction, i + 1, scripts[i], time.GetUtcNow());
            transaction.Commit();
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == SqliteNotADatabase)
        {
            throw new InvalidDataException("The file is not a MiniBotPanel database; name another file.", broken);
        }
    }

    private const int SqliteNotADatabase = 26;

    private static void ApplyScript(
        SqliteConnection connection,
        SqliteTransaction transaction,
        int version,
        string script,
        DateTimeOffset now
    )
    {
        using var stream = typeof(Migrator).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        Execute(connection, transaction, reader.ReadToEnd());
        using var note = connection.CreateCommand();
        note.Transaction = transaction;
        note.CommandText = "INSERT INTO schema_versions (version, name, applied_at) VALUES ($version, $name, $at)";
        note.Parameters.AddWithValue("$version", version);
        note.Parameters.AddWithValue("$name", script[Folder.Length..]);
        note.Parameters.AddWithValue("$at", now.UtcTicks);
        note.ExecuteNonQuery();
    }

    private static List<string> Scripts() =>
        [
            .. typeof(Migrator)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static int CurrentVersion(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT COALESCE(MAX(version), 0) FROM schema_versions";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
