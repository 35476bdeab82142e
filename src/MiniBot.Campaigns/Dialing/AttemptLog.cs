using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance;
using MiniBot.Compliance.Ledger;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>
/// The attempts of a campaign, each step written before the next is taken, in one transaction with the contact and the ledger:
/// <code>
/// claimed ──┬── in the air ──┬── ended
///           │                └── interrupted   (counts: an INVITE may have been sent)
///           ├── ended         refused by the gate
///           └── abandoned     (does not count: nothing was dialled)
/// </code>
/// A process that dies leaves its attempts claimed or in the air; <see cref="RecoverAsync"/> moves them on.
/// </summary>
internal sealed partial class AttemptLog(CampaignDatabase database, TimeProvider time)
{
    /// <summary>Takes up the next contact that this run may call, or null when there is none.</summary>
    public async Task<Claim?> ClaimAsync(Guid campaignId, Guid runId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var campaign = await context.Campaigns.SingleAsync(known => known.Id == campaignId, cancellationToken);
        if (campaign.State != CampaignState.Running)
            return null;
        var contact = await context
            .Contacts.Where(known => known.CampaignId == campaignId && known.State == ContactState.Pending)
            .Where(known => known.AttemptsMade < campaign.MaxAttempts)
            .Where(known => known.LastRunId == null || known.LastRunId != runId)
            .Where(known => known.NextAttemptAt == null || known.NextAttemptAt <= now)
            .OrderBy(known => known.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (contact is null)
            return null;
        contact.State = ContactState.Calling;
        contact.LastRunId = runId;
        var attempt = new Attempt
        {
            CampaignId = campaignId,
            ContactId = contact.Id,
            ClaimedAt = now,
        };
        context.Attempts.Add(attempt);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Claim(campaign, contact, attempt);
    }

    /// <summary>The gate refused: the contact waits for another run.</summary>
    public Task RefuseAsync(Claim claim, GateRefusal refusal) =>
        ChangeAsync(
            claim,
            (_, contact, attempt) =>
            {
                contact.State = ContactState.Pending;
                attempt.State = AttemptState.Ended;
                attempt.EndedAt = time.GetUtcNow();
                attempt.Disposition = Disposition.Refused;
                attempt.RefusalCode = refusal.Reason.ToCode();
                attempt.Cause = refusal.Detail;
                return Task.CompletedTask;
            }
        );

    /// <summary>The call goes to the line: from here on it counts.</summary>
    public Task DialAsync(Claim claim, DialPermit permit) =>
        ChangeAsync(
            claim,
            (_, contact, attempt) =>
            {
                contact.AttemptsMade++;
                attempt.State = AttemptState.InTheAir;
                attempt.PermitId = permit.Id;
                attempt.DialledAt = time.GetUtcNow();
                return Task.CompletedTask;
            }
        );

    /// <summary>The call is over: its result, its no, the ledger's count and the proof are written together.</summary>
    public Task EndAsync(Claim claim, DialPermit permit, AttemptOutcome outcome) =>
        ChangeAsync(
            claim,
            async (context, contact, attempt) =>
            {
                Fill(attempt, outcome);
                if (!outcome.InviteSent)
                    contact.AttemptsMade--;
                await RescheduleAsync(context, claim.Campaign, contact, attempt, outcome.InviteSent);
                if (outcome.OptOut is { } kind)
                    await SuppressAsync(context, claim, kind, attempt.Key, CancellationToken.None);
                var end = outcome.InviteSent ? AttemptEnd.Placed : AttemptEnd.NotPlaced;
                await LedgerWriter.CloseAsync(context, permit.Id, end, CancellationToken.None);
                await LedgerWriter.AppendProofAsync(context, AttemptProof.Ended(attempt, outcome), CancellationToken.None);
            }
        );

    /// <summary>The person said no during the call. The same no of one attempt is entered once.</summary>
    public async Task SuppressAsync(Claim claim, OptOut kind, string evidence, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await SuppressAsync(context, claim, kind, $"{claim.Attempt.Key} {evidence}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SuppressAsync(
        CampaignContext context,
        Claim claim,
        OptOut optOut,
        string evidence,
        CancellationToken cancellationToken
    )
    {
        var kind = optOut == OptOut.Hard ? SuppressionKind.OptOut : SuppressionKind.Refusal;
        var entered = await context.Suppressions.AnyAsync(
            row => row.Party == claim.Contact.Party && row.Kind == kind && row.Evidence.StartsWith(claim.Attempt.Key),
            cancellationToken
        );
        if (entered)
            return;
        var suppression = new Suppression(
            new PartyKey(claim.Contact.Party),
            claim.Campaign.Principal,
            kind,
            time.GetUtcNow(),
            evidence
        );
        await LedgerWriter.SuppressAsync(context, suppression, cancellationToken);
        await LedgerWriter.AppendProofAsync(context, LedgerProof.Suppressed(suppression), cancellationToken);
    }

    /// <summary>What has happened is written even when the run is being cancelled.</summary>
    private async Task ChangeAsync(Claim claim, Func<CampaignContext, Contact, Attempt, Task> change)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        var contact = await context.Contacts.SingleAsync(known => known.Id == claim.Contact.Id);
        var attempt = await context.Attempts.SingleAsync(known => known.Id == claim.Attempt.Id);
        await change(context, contact, attempt);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private void Fill(Attempt attempt, AttemptOutcome outcome)
    {
        attempt.State = AttemptState.Ended;
        attempt.EndedAt = time.GetUtcNow();
        attempt.Disposition = outcome.Disposition;
        attempt.AnsweredAt = outcome.AnsweredAt;
        attempt.RefusalCode = outcome.RefusalCode;
        attempt.Cause = outcome.Cause;
        attempt.Score = outcome.Score;
        attempt.Reasons = outcome.Reasons;
        attempt.Answers = outcome.Answers;
        attempt.Refused = outcome.OptOut is not null;
        attempt.Collected = outcome.Collected;
        attempt.HeardBy = outcome.HeardBy;
        attempt.Turns = outcome.Turns;
        attempt.CallId = outcome.CallId;
        attempt.JournalPath = outcome.JournalPath;
        attempt.RecordingPath = outcome.RecordingPath;
    }

    /// <summary>Done, unless nothing was sent (another run may) or a retry rule gives the contact another attempt.</summary>
    private static async Task RescheduleAsync(
        CampaignContext context,
        Campaign campaign,
        Contact contact,
        Attempt attempt,
        bool inviteSent
    )
    {
        contact.State = ContactState.Done;
        if (contact.AttemptsMade >= campaign.MaxAttempts)
            return;
        if (!inviteSent)
        {
            contact.State = ContactState.Pending;
            return;
        }

        if (campaign.RetryRules.FirstOrDefault(known => known.On == attempt.Disposition) is not { } rule)
            return;
        var same = await context.Attempts.CountAsync(known =>
            known.ContactId == contact.Id && known.Disposition == rule.On && known.Id != attempt.Id
        );
        if (same >= rule.Times)
            return;
        contact.State = ContactState.Pending;
        contact.NextAttemptAt = attempt.EndedAt + rule.After;
        contact.LastRunId = null;
    }
}

/// <summary>A contact taken up by a run, with the attempt written for it. Detached from the database.</summary>
internal sealed record Claim(Campaign Campaign, Contact Contact, Attempt Attempt);
