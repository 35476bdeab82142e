using System.Text;
using Microsoft.Data.Sqlite;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Results;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Campaigns.Tests;

/// <summary>A campaign in a real database file of its own, under the policy of simulated calls.</summary>
internal sealed class CampaignBench : IDisposable
{
    public const string Principal = "Solaris Énergie";
    public const string Opening =
        "Bonjour, je suis une intelligence artificielle, pour le compte de Solaris Énergie. C'est un appel commercial au sujet de votre "
        + "toiture. Dites stop à tout moment pour ne plus être appelé.";
    public const string ConsentHeader =
        "consent_principal,consent_channel,consent_purpose,consent_text,consent_at,consent_evidence";
    public const string ConsentCells = "Solaris Énergie,automated-voice,toiture,J'accepte,2026-01-15T10:00:00Z,form 12";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minibot-campaigns-");

    public CampaignBench()
    {
        DatabasePath = System.IO.Path.Combine(_folder.FullName, "campaigns.db");
        Database = CampaignDatabase.Open(DatabasePath, Time);
        Ledger = new SqliteComplianceLedger(Database, Time);
        Gate = new PermitGate(PolicyBook.Shipped, Ledger, Hasher, Time);
        Results = new CampaignResults(Database);
    }

    public ManualTimeProvider Time { get; } = new();

    public string DatabasePath { get; }

    public CampaignDatabase Database { get; }

    public PartyHasher Hasher { get; } = new(new byte[32]);

    public SqliteComplianceLedger Ledger { get; }

    public PermitGate Gate { get; }

    public CampaignResults Results { get; }

    /// <summary>Rows of contacts that may be called, numbered from 0.</summary>
    public static string Csv(int count) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, count)
                .Select(i => $"01 99 00 00 {i:00},Prénom {i},{ConsentCells}")
                .Prepend($"phone,prenom,{ConsentHeader}")
        );

    public static string NumberOf(int i) => $"+331990000{i:00}";

    public PartyKey KeyOf(string number) =>
        Hasher.Of(NumberingPlan.France.Read(number).ShouldBeOfType<NumberReading.Valid>().Number);

    public async Task<Campaign> AddCampaignAsync(int maxAttempts = 1, params RetryRule[] rules)
    {
        var campaign = new Campaign
        {
            Name = $"campaign {Guid.NewGuid():N}",
            Principal = Principal,
            Purpose = "toiture",
            Policy = "simulation",
            CallerId = "minibot",
            TargetTemplate = "sip:{number}@127.0.0.1:5080",
            MaxAttempts = maxAttempts,
            RetryRules = rules,
            CreatedAt = Time.GetUtcNow(),
        };
        await using var context = Database.CreateContext();
        context.Campaigns.Add(campaign);
        await context.SaveChangesAsync();
        return campaign;
    }

    public async Task<Campaign> AddCampaignWithContactsAsync(int contacts, int maxAttempts = 1, params RetryRule[] rules)
    {
        var campaign = await AddCampaignAsync(maxAttempts, rules);
        (await ImportAsync(campaign, Csv(contacts))).Added.ShouldBe(contacts);
        return campaign;
    }

    public Task<ImportReport> ImportAsync(Campaign campaign, string csv) => ImportAsync(campaign, Encoding.UTF8.GetBytes(csv));

    public Task<ImportReport> ImportAsync(Campaign campaign, byte[] csv) => ImportAsync(campaign, new MemoryStream(csv), null);

    public Task<ImportReport> ImportAsync(Campaign campaign, Stream csv, IProgress<int>? progress) =>
        new ContactImport(Database, NumberingPlan.France, Hasher, Time).ImportAsync(
            campaign.Id,
            csv,
            progress,
            CancellationToken.None
        );

    public CampaignRunner Runner(ICallPlacer placer) => new(Database, Gate, placer, Time);

    public async Task<CampaignRunResult.Finished> RunAsync(
        Campaign campaign,
        ICallPlacer placer,
        int concurrency = 1,
        Func<CancellationToken, ValueTask<IDisposable>>? reserve = null
    ) =>
        (
            await Runner(placer)
                .RunAsync(
                    campaign.Id,
                    new CampaignRunOptions { Concurrency = concurrency, ReserveAsync = reserve },
                    CancellationToken.None
                )
        ).ShouldBeOfType<CampaignRunResult.Finished>();

    public async Task<List<ContactResult>> ListAsync(Campaign campaign)
    {
        var results = new List<ContactResult>();
        await foreach (var result in Results.ListAsync(campaign.Id, CancellationToken.None))
            results.Add(result);
        return results;
    }

    public async Task<PartyFacts> FactsAsync(string number) =>
        await Ledger.ReadAsync(KeyOf(number), DateTimeOffset.MinValue, CancellationToken.None);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
