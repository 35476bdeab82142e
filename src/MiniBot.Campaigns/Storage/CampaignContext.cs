using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Ledger;

namespace MiniBot.Campaigns.Storage;

/// <summary>The tables. Made by <see cref="CampaignDatabase.CreateContext"/>.</summary>
public sealed class CampaignContext : DbContext
{
    internal CampaignContext(DbContextOptions<CampaignContext> options)
        : base(options) { }

    /// <summary>Campaigns.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>The people to be called, by campaign.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Attempts to call them, refused ones too.</summary>
    public DbSet<Attempt> Attempts => Set<Attempt>();

    /// <summary>Scores of attempts that a rescoring replaced.</summary>
    public DbSet<EarlierScore> EarlierScores => Set<EarlierScore>();

    internal DbSet<PartyRow> Parties => Set<PartyRow>();

    internal DbSet<ConsentRow> Consents => Set<ConsentRow>();

    internal DbSet<SuppressionRow> Suppressions => Set<SuppressionRow>();

    internal DbSet<LedgerAttemptRow> LedgerAttempts => Set<LedgerAttemptRow>();

    internal DbSet<RegistryAnswerRow> RegistryAnswers => Set<RegistryAnswerRow>();

    internal DbSet<ProofRow> Proofs => Set<ProofRow>();

    internal DbSet<SwitchRow> Switches => Set<SwitchRow>();

    /// <summary>Begins a transaction that sees one state of the database and takes no write lock; the caller disposes of it.</summary>
    internal async Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction, cancellationToken))!;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Campaign>(campaign => StoreAsJson(campaign, c => c.RetryRules));
        modelBuilder.Entity<Contact>(contact => StoreAsJson(contact, c => c.Variables));
        modelBuilder.Entity<Attempt>(attempt =>
        {
            StoreAsJson(attempt, a => a.Reasons);
            StoreAsJson(attempt, a => a.Answers);
            StoreAsJson(attempt, a => a.Collected);
            StoreAsJson(attempt, a => a.Turns);
        });
        modelBuilder.Entity<EarlierScore>(score => StoreAsJson(score, s => s.Reasons));
        modelBuilder.Entity<PartyRow>().HasKey(row => row.Party);
        modelBuilder.Entity<ConsentRow>(consent => StoreAsJson(consent, c => c.Terms));
        modelBuilder.Entity<LedgerAttemptRow>().HasKey(row => row.PermitId);
        modelBuilder.Entity<RegistryAnswerRow>().HasKey(row => new { row.Party, row.Registry });
        modelBuilder.Entity<ProofRow>().HasKey(row => row.Sequence);
        modelBuilder.Entity<ProofRow>().Property(row => row.Sequence).ValueGeneratedNever();
        modelBuilder.Entity<SwitchRow>().HasKey(row => row.Name);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static void StoreAsJson<TEntity, TValue>(
        EntityTypeBuilder<TEntity> entity,
        System.Linq.Expressions.Expression<Func<TEntity, TValue>> property
    )
        where TEntity : class
        where TValue : class =>
        entity
            .Property(property)
            .HasConversion(
                value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<TValue>(text, JsonSerializerOptions.Default)!,
                // Values are replaced, never changed in place.
                new ValueComparer<TValue>(
                    (one, other) => ReferenceEquals(one, other),
                    value => value.GetHashCode(),
                    value => value
                )
            );

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
