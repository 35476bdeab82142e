using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Dialing;

internal sealed partial class AttemptLog
{
    /// <summary>
    /// Moves on what a dead process left behind; called under the campaign's lock, before a run. An attempt in the air is interrupted and
    /// counts; one that was only claimed is abandoned, with what the gate had reserved for it.
    /// </summary>
    /// <returns>How many were in the air.</returns>
    public async Task<int> RecoverAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var open = await context
            .Attempts.Where(attempt => attempt.CampaignId == campaignId)
            .Where(attempt => attempt.State == AttemptState.Claimed || attempt.State == AttemptState.InTheAir)
            .ToListAsync(cancellationToken);
        var interrupted = 0;
        foreach (var attempt in open)
        {
            if (attempt.State == AttemptState.InTheAir)
                interrupted++;
            await LeaveAsync(context, attempt, "the process ended during the attempt");
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return interrupted;
    }

    /// <summary>The run is stopped with the attempt under way.</summary>
    public Task InterruptAsync(Claim claim) =>
        ChangeAsync(claim, (context, _, attempt) => LeaveAsync(context, attempt, "the run was stopped during the attempt"));

    private async Task LeaveAsync(CampaignContext context, Attempt attempt, string cause)
    {
        var inTheAir = attempt.State == AttemptState.InTheAir;
        attempt.State = inTheAir ? AttemptState.Interrupted : AttemptState.Abandoned;
        attempt.EndedAt = time.GetUtcNow();
        attempt.Cause = cause;
        var contact = await context.Contacts.SingleAsync(known => known.Id == attempt.ContactId);
        var campaign = await context.Campaigns.SingleAsync(known => known.Id == attempt.CampaignId);
        contact.State = contact.AttemptsMade < campaign.MaxAttempts ? ContactState.Pending : ContactState.Done;
        var key = attempt.Key;
        var reserved = await context
            .LedgerAttempts.Where(row => row.AttemptKey == key && row.Active)
            .Select(row => row.PermitId)
            .ToListAsync();
        foreach (var permitId in reserved)
            await LedgerWriter.CloseAsync(
                context,
                permitId,
                inTheAir ? AttemptEnd.Placed : AttemptEnd.NotPlaced,
                CancellationToken.None
            );
        await LedgerWriter.AppendProofAsync(context, AttemptProof.Left(attempt), CancellationToken.None);
    }
}
