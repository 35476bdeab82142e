using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>
/// Runs campaigns in single passes: takes a slot, claims a contact, asks the gate, hands the call over, writes what came of it. Safe
/// against the death of the process at any moment: run again, it goes on, and nobody is called beyond the permitted attempts.
/// </summary>
public sealed class CampaignRunner
{
    private readonly CampaignDatabase _database;
    private readonly PermitGate _gate;
    private readonly ICallPlacer _placer;
    private readonly AttemptLog _log;

    /// <summary>Makes a runner; the gate's ledger must stand in the same database.</summary>
    public CampaignRunner(CampaignDatabase database, PermitGate gate, ICallPlacer placer, TimeProvider time)
    {
        _database = database;
        _gate = gate;
        _placer = placer;
        _log = new AttemptLog(database, time);
    }

    /// <summary>Runs a campaign until nobody is left who may be called now, or it is paused.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; calls under way were ended and count as interrupted.</exception>
    public async Task<CampaignRunResult> RunAsync(
        Guid campaignId,
        CampaignRunOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        using var hold = CampaignLock.TryTake(_database.Path, campaignId);
        if (hold is null)
            return new CampaignRunResult.AlreadyRunning();
        if (!await TrySetStateAsync(campaignId, CampaignState.Running, cancellationToken))
            return new CampaignRunResult.NotFound();
        var recovered = await _log.RecoverAsync(campaignId, cancellationToken);
        var pass = new Pass(this, campaignId, options);
        await pass.RunAsync(cancellationToken);
        await FinishAsync(campaignId, cancellationToken);
        return new CampaignRunResult.Finished(pass.Placed, pass.Refused, recovered);
    }

    /// <summary>No further contact is claimed by any run; calls under way go on. False when there is no such campaign.</summary>
    public Task<bool> PauseAsync(Guid campaignId, CancellationToken cancellationToken) =>
        TrySetStateAsync(campaignId, CampaignState.Paused, cancellationToken);

    private async Task<bool> TrySetStateAsync(Guid campaignId, CampaignState state, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var changed = await context
            .Campaigns.Where(campaign => campaign.Id == campaignId)
            .ExecuteUpdateAsync(campaign => campaign.SetProperty(c => c.State, state), cancellationToken);
        return changed == 1;
    }

    private async Task FinishAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if (
            !await context.Contacts.AnyAsync(
                contact => contact.CampaignId == campaignId && contact.State != ContactState.Done,
                cancellationToken
            )
        )
            await TrySetStateAsync(campaignId, CampaignState.Done, cancellationToken);
    }

    /// <summary>One pass over a campaign: a bounded number of attempts at once.</summary>
    private sealed class Pass(CampaignRunner runner, Guid campaignId, CampaignRunOptions options)
    {
        private readonly Guid _runId = Guid.NewGuid();
        private int _placed;
        private int _refused;

        public int Placed => _placed;

        public int Refused => _refused;

        /// <summary>A slot is an agent: it is taken before a contact is.</summary>
        public Task RunAsync(CancellationToken cancellationToken) =>
            Task.WhenAll(
                Enumerable
                    .Range(0, options.Concurrency)
                    .Select(_ => Task.Run(() => WorkAsync(cancellationToken), cancellationToken))
            );

        private async Task WorkAsync(CancellationToken cancellationToken)
        {
            while (await TryNextAsync(cancellationToken)) { }
        }

        /// <summary>False when nobody is left who may be called now.</summary>
        private async Task<bool> TryNextAsync(CancellationToken cancellationToken)
        {
            using var place = options.ReserveAsync is { } reserve ? await reserve(cancellationToken) : null;
            if (await runner._log.ClaimAsync(campaignId, _runId, cancellationToken) is not { } claim)
                return false;
            await AttemptAsync(claim, cancellationToken);
            return true;
        }

        private async Task AttemptAsync(Claim claim, CancellationToken cancellationToken)
        {
            try
            {
                switch (await runner._gate.RequestAsync(RequestFor(claim), cancellationToken))
                {
                    case GateDecision.Refused refused:
                        Interlocked.Increment(ref _refused);
                        await runner._log.RefuseAsync(claim, refused.Refusal);
                        Tell(new CampaignEvent.Refused(claim.Contact, claim.Attempt.Id, refused.Refusal));
                        break;
                    case GateDecision.Granted granted:
                        await PlaceAsync(claim, granted.Permit, cancellationToken);
                        break;
                }
            }
            catch (OperationCanceledException)
            {
                await runner._log.InterruptAsync(claim);
                Tell(new CampaignEvent.Interrupted(claim.Contact, claim.Attempt.Id));
                throw;
            }
        }

        private async Task PlaceAsync(Claim claim, DialPermit permit, CancellationToken cancellationToken)
        {
            await runner._log.DialAsync(claim, permit);
            Interlocked.Increment(ref _placed);
            Tell(new CampaignEvent.Dialling(claim.Contact, claim.Attempt.Id));
            var call = new PlannedCall(
                permit,
                claim.Campaign,
                claim.Contact,
                claim.Attempt.Id,
                (kind, evidence, token) => runner._log.SuppressAsync(claim, kind, evidence, token)
            );
            var outcome = await PlaceGuardedAsync(call, cancellationToken);
            await runner._log.EndAsync(claim, permit, outcome);
            Tell(new CampaignEvent.Ended(claim.Contact, claim.Attempt.Id, outcome));
        }

        /// <summary>The edge of a call: a bug in it ends that call alone, and the attempt counts.</summary>
        private async Task<AttemptOutcome> PlaceGuardedAsync(PlannedCall call, CancellationToken cancellationToken)
        {
            try
            {
                return await runner._placer.PlaceAsync(call, cancellationToken);
            }
            catch (Exception failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new AttemptOutcome
                {
                    Disposition = Disposition.Failed,
                    Cause = $"the call layer failed: {failure.GetType().Name}",
                };
            }
        }

        private DialRequest RequestFor(Claim claim) =>
            new()
            {
                TargetUri =
                    claim.Contact.TargetUri
                    ?? claim.Campaign.TargetTemplate.Replace("{number}", claim.Contact.Number, StringComparison.Ordinal),
                Number = claim.Contact.Number,
                Principal = claim.Campaign.Principal,
                Purpose = claim.Campaign.Purpose,
                CallerId = claim.Campaign.CallerId,
                OpeningText = runner._placer.OpeningFor(claim.Contact),
                AttemptKey = claim.Attempt.Key,
                Policy = claim.Campaign.Policy,
                Sector = claim.Campaign.Sector,
                AgentReserved = true,
                Recording = claim.Campaign.Recording,
            };

        private void Tell(CampaignEvent happened) => options.Events?.Report(happened);
    }
}
