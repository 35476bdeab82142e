using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Results;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;

namespace MiniBot.Cli.Agents;

/// <summary>One installation's campaigns: the database, its fingerprints, and the gate before its line.</summary>
internal sealed class CampaignOffice
{
    private readonly PartyHasher _hasher;
    private readonly TimeProvider _time;

    private CampaignOffice(CampaignDatabase database, PartyHasher hasher, TimeProvider time)
    {
        Database = database;
        _hasher = hasher;
        _time = time;
        Ledger = new SqliteComplianceLedger(database, time);
        Gate = new PermitGate(PolicyBook.Shipped, Ledger, hasher, time);
    }

    public CampaignDatabase Database { get; }

    public SqliteComplianceLedger Ledger { get; }

    public PermitGate Gate { get; }

    public CampaignResults Results => new(Database);

    /// <summary>Opens or creates the database and its secret; null, with the reason, when one of them cannot be used.</summary>
    public static CampaignOffice? TryOpen(string database, TimeProvider time, out string error)
    {
        try
        {
            error = "";
            var opened = CampaignDatabase.Open(database, time);
            return new CampaignOffice(opened, InstallationSecret.LoadOrCreate(SecretOf(opened.Path)), time);
        }
        catch (Exception e)
            when (e is IOException or InvalidDataException or UnauthorizedAccessException or DbException or ArgumentException)
        {
            error = $"the database '{database}' cannot be used: {e.Message}";
            return null;
        }
    }

    /// <summary>The file of the secret that belongs to a database: beside it.</summary>
    private static string SecretOf(string database) => Path.ChangeExtension(database, ".secret");

    /// <summary>The campaign of that name, or null.</summary>
    public async Task<Campaign?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = Database.CreateContext();
        return await context.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, cancellationToken);
    }

    /// <summary>Stores a new campaign.</summary>
    public async Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        await using var context = Database.CreateContext();
        context.Campaigns.Add(campaign);
        await context.SaveChangesAsync(cancellationToken);
        return campaign;
    }

    /// <summary>Imports contacts from a CSV file.</summary>
    public async Task<ImportReport> ImportAsync(
        Campaign campaign,
        string csvPath,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        await using var csv = File.OpenRead(csvPath);
        var import = new ContactImport(Database, PolicyBook.Shipped.Plan, _hasher, _time);
        return await import.ImportAsync(campaign.Id, csv, progress, cancellationToken);
    }

    /// <summary>Each contact's last attempt by its number.</summary>
    public async Task<IReadOnlyDictionary<string, ContactResult>> ResultsByNumberAsync(
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var results = new Dictionary<string, ContactResult>(StringComparer.Ordinal);
        await foreach (var result in Results.ListAsync(campaign.Id, cancellationToken))
            results[result.Contact.Number] = result;
        return results;
    }

    /// <summary>Writes the results as CSV.</summary>
    public async Task ExportAsync(Campaign campaign, string path, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path, append: false);
        await CsvExport.WriteAsync(Results, campaign.Id, file, cancellationToken);
    }
}
