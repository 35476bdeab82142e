using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Campaigns.Ledger;

/// <summary>
/// The ledger's changes, inside a transaction that the caller holds: so that an attempt's end, its opt-out and their proof are
/// written together or not at all. Every change raises the party's revision.
/// </summary>
internal static class LedgerWriter
{
    public static async Task<bool> TryReserveAsync(
        CampaignContext context,
        Reservation reservation,
        CancellationToken cancellationToken
    )
    {
        if (!await TryAdvanceAsync(context, reservation.Party.Value, reservation.ExpectedRevision, cancellationToken))
            return false;
        context.LedgerAttempts.Add(
            new LedgerAttemptRow
            {
                PermitId = reservation.PermitId,
                Party = reservation.Party.Value,
                Principal = reservation.Principal,
                AttemptKey = reservation.AttemptKey,
                At = reservation.At,
                Active = true,
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    public static async Task CloseAsync(
        CampaignContext context,
        Guid permitId,
        AttemptEnd end,
        CancellationToken cancellationToken
    )
    {
        var row = await context.LedgerAttempts.FirstOrDefaultAsync(
            attempt => attempt.PermitId == permitId && attempt.Active,
            cancellationToken
        );
        if (row is null)
            return;
        if (end == AttemptEnd.Placed)
            row.Active = false;
        else
            context.LedgerAttempts.Remove(row);
        await context.SaveChangesAsync(cancellationToken);
        await RaiseAsync(context, row.Party, cancellationToken);
    }

    public static async Task SuppressAsync(CampaignContext context, Suppression suppression, CancellationToken cancellationToken)
    {
        context.Suppressions.Add(
            new SuppressionRow
            {
                Party = suppression.Party.Value,
                Principal = suppression.Principal,
                Kind = suppression.Kind,
                At = suppression.At,
                Evidence = suppression.Evidence,
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        await RaiseAsync(context, suppression.Party.Value, cancellationToken);
    }

    /// <summary>The write lock that the transaction holds keeps the chain in one line.</summary>
    public static async Task AppendProofAsync(CampaignContext context, ProofEntry entry, CancellationToken cancellationToken)
    {
        var last = await context
            .Proofs.AsNoTracking()
            .OrderByDescending(proof => proof.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var record = ProofChain.Link(last?.ToRecord(), entry);
        context.Proofs.Add(
            new ProofRow
            {
                Sequence = record.Sequence,
                Content = record.Content,
                PreviousHash = record.PreviousHash,
                Hash = record.Hash,
            }
        );
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Raises a party's revision, whatever it was.</summary>
    public static async Task RaiseAsync(CampaignContext context, string party, CancellationToken cancellationToken)
    {
        var raised = await context
            .Parties.Where(row => row.Party == party)
            .ExecuteUpdateAsync(row => row.SetProperty(p => p.Revision, p => p.Revision + 1), cancellationToken);
        if (raised == 0)
            await InsertAsync(context, party, cancellationToken);
    }

    private static async Task<bool> TryAdvanceAsync(
        CampaignContext context,
        string party,
        long expected,
        CancellationToken cancellationToken
    )
    {
        var raised = await context
            .Parties.Where(row => row.Party == party && row.Revision == expected)
            .ExecuteUpdateAsync(row => row.SetProperty(p => p.Revision, expected + 1), cancellationToken);
        if (raised == 1)
            return true;
        if (expected != 0 || await context.Parties.AnyAsync(row => row.Party == party, cancellationToken))
            return false;
        await InsertAsync(context, party, cancellationToken);
        return true;
    }

    private static Task<int> InsertAsync(CampaignContext context, string party, CancellationToken cancellationToken)
    {
        context.Parties.Add(new PartyRow { Party = party, Revision = 1 });
        return context.SaveChangesAsync(cancellationToken);
    }
}
