using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Campaigns.Ledger;

/// <summary>The compliance ledger in the campaign database: shared by every process that opens the file. Thread-safe.</summary>
public sealed class SqliteComplianceLedger(CampaignDatabase database, TimeProvider time) : IComplianceLedger
{
    /// <inheritdoc />
    public async ValueTask<PartyFacts> ReadAsync(
        PartyKey party,
        DateTimeOffset attemptsSince,
        CancellationToken cancellationToken
    )
    {
        await using var context = database.CreateContext();
        // One transaction, so that the facts are those of the revision.
        await using var transaction = await context.BeginReadAsync(cancellationToken);
        var key = party.Value;
        return new PartyFacts
        {
            Revision = await context
                .Parties.Where(row => row.Party == key)
                .Select(row => row.Revision)
                .FirstOrDefaultAsync(cancellationToken),
            KillSwitch = await context.Switches.AnyAsync(row => row.Name == SwitchRow.Kill && row.IsOn, cancellationToken),
            Suppressions =
            [
                .. (
                    await context.Suppressions.AsNoTracking().Where(row => row.Party == key).ToListAsync(cancellationToken)
                ).Select(row => row.ToSuppression()),
            ],
            Consents = await ConsentsAsync(context, key, cancellationToken),
            Attempts = await context
                .LedgerAttempts.Where(row => row.Party == key && (row.Active || row.At >= attemptsSince))
                .Select(row => new AttemptFact(row.PermitId, row.Principal, row.At, row.Active))
                .ToListAsync(cancellationToken),
            Registries = await context
                .RegistryAnswers.Where(row => row.Party == key)
                .Select(row => new RegistryFact(row.Registry, row.Listed, row.AsOf))
                .ToListAsync(cancellationToken),
        };
    }

    /// <inheritdoc />
    public async ValueTask<bool> TryReserveAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await LedgerWriter.TryReserveAsync(context, reservation, cancellationToken))
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public ValueTask CloseAsync(Guid permitId, AttemptEnd end, CancellationToken cancellationToken) =>
        WriteAsync(context => LedgerWriter.CloseAsync(context, permitId, end, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public ValueTask SuppressAsync(Suppression suppression, CancellationToken cancellationToken) =>
        WriteAsync(
            async context =>
            {
                await LedgerWriter.SuppressAsync(context, suppression, cancellationToken);
                await LedgerWriter.AppendProofAsync(context, LedgerProof.Suppressed(suppression), cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public ValueTask AppendProofAsync(ProofEntry entry, CancellationToken cancellationToken) =>
        WriteAsync(context => LedgerWriter.AppendProofAsync(context, entry, cancellationToken), cancellationToken);

    /// <summary>Enters a consent, linked to the party's last one, unless the same one stands already. True when it was entered.</summary>
    public async ValueTask<bool> AddConsentAsync(PartyKey party, ConsentTerms terms, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var entered = await new ConsentBatch(context, time.GetUtcNow()).AddAsync([(party, terms)], cancellationToken) == 1;
        await transaction.CommitAsync(cancellationToken);
        return entered;
    }

    /// <summary>Takes a consent back; an unknown or withdrawn one stays as it is.</summary>
    public ValueTask WithdrawConsentAsync(Guid consentId, ConsentWithdrawal withdrawal, CancellationToken cancellationToken) =>
        WriteAsync(
            async context =>
            {
                var row = await context.Consents.FirstOrDefaultAsync(
                    consent => consent.Id == consentId && consent.WithdrawnAt == null,
                    cancellationToken
                );
                if (row is null)
                    return;
                row.WithdrawnAt = withdrawal.At;
                row.WithdrawnHow = withdrawal.How;
                await context.SaveChangesAsync(cancellationToken);
                await LedgerWriter.RaiseAsync(context, row.Party, cancellationToken);
                await LedgerWriter.AppendProofAsync(context, LedgerProof.Withdrawn(row, withdrawal), cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Stops all calling of the installation, or allows it again.</summary>
    public ValueTask SetKillSwitchAsync(bool on, CancellationToken cancellationToken) =>
        WriteAsync(
            async context =>
            {
                var row = await context.Switches.FirstOrDefaultAsync(known => known.Name == SwitchRow.Kill, cancellationToken);
                if (row is null)
                    context.Switches.Add(row = new SwitchRow { Name = SwitchRow.Kill });
                row.IsOn = on;
                await context.SaveChangesAsync(cancellationToken);
                await LedgerWriter.AppendProofAsync(context, LedgerProof.KillSwitch(on, time.GetUtcNow()), cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Checks the proof log from its first record on, as it streams from the file. Null when it is whole.</summary>
    public ProofBreak? VerifyProofs()
    {
        using var context = database.CreateContext();
        return ProofChain.Verify(
            context.Proofs.AsNoTracking().OrderBy(row => row.Sequence).AsEnumerable().Select(row => row.ToRecord())
        );
    }

    private static async Task<IReadOnlyList<ConsentRecord>> ConsentsAsync(
        CampaignContext context,
        string party,
        CancellationToken cancellationToken
    )
    {
        var rows = await context.Consents.AsNoTracking().Where(row => row.Party == party).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    private async ValueTask WriteAsync(Func<CampaignContext, Task> write, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await write(context);
        await transaction.CommitAsync(cancellationToken);
    }
}
