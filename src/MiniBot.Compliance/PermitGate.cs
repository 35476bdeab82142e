using MiniBot.Compliance.Gate;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance;

/// <summary>
/// Decides whether a call may be placed, and makes the permit if so. Thread-safe. Fails closed: what cannot be read, reserved or
/// proven is refused.
/// <code>
/// request → policy, number, target → facts of the ledger → checks 1-10 → reserve → prove → permit
///                                         ↑                                │ something changed meanwhile
///                                         └────────────────────────────────┘ (at most MaxTries)
/// </code>
/// </summary>
public sealed partial class PermitGate
{
    /// <summary>How often a decision is taken anew because the party's facts changed under it.</summary>
    private const int MaxTries = 4;

    private static readonly Seal s_seal = Mint<Seal>();

    private readonly PolicyBook _policies;
    private readonly IComplianceLedger _ledger;
    private readonly PartyHasher _hasher;
    private readonly TimeProvider _time;
    private readonly GateOptions _options;

    /// <summary>Opens a gate.</summary>
    /// <param name="policies">The policies in force.</param>
    /// <param name="ledger">What is known about the people called; shared by every gate of an installation.</param>
    /// <param name="hasher">The installation's fingerprints, the same that the ledger's records were made with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">The trunk's caller ids; null for none.</param>
    public PermitGate(
        PolicyBook policies,
        IComplianceLedger ledger,
        PartyHasher hasher,
        TimeProvider time,
        GateOptions? options = null
    )
    {
        _policies = policies;
        _ledger = ledger;
        _hasher = hasher;
        _time = time;
        _options = options ?? new GateOptions();
    }

    /// <summary>
    /// Decides on one attempt. A granted attempt is active in the ledger until <see cref="IComplianceLedger.CloseAsync"/>; the
    /// decision stands in the proof log.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is reserved.</exception>
    public async ValueTask<GateDecision> RequestAsync(DialRequest request, CancellationToken cancellationToken)
    {
        var intake = GateIntake.Read(request, _policies, _hasher);
        var permit = new DialPermit(
            s_seal,
            request,
            intake.Party,
            _time.GetUtcNow(),
            (granted, token) => ConfirmAsync(granted, intake, token)
        );
        try
        {
            return await DecideAndProveAsync(permit, intake, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await TryReleaseAsync(permit.Id);
            throw;
        }
    }

    private async ValueTask<GateDecision> DecideAndProveAsync(
        DialPermit permit,
        GateIntake intake,
        CancellationToken cancellationToken
    )
    {
        var (refusal, facts) = await DecideAsync(permit, intake, cancellationToken);
        if (refusal is not null)
            return new GateDecision.Refused(
                await ProveRefusalAsync("gate.refused", permit, intake, facts, refusal, cancellationToken)
            );
        if (await TryProveAsync(GateProof.Granted(permit, intake, facts), cancellationToken))
            return new GateDecision.Granted(permit);
        await TryReleaseAsync(permit.Id);
        return new GateDecision.Refused(new(GateReason.AuditWriteFailed, "the grant could not be written to the proof log"));
    }

    private async ValueTask<(GateRefusal? Refusal, PartyFacts Facts)> DecideAsync(
        DialPermit permit,
        GateIntake intake,
        CancellationToken cancellationToken
    )
    {
        var facts = new PartyFacts();
        try
        {
            for (var i = 0; i < MaxTries; i++)
            {
                facts = await ReadFactsAsync(intake, cancellationToken);
                if (GateEvaluator.Evaluate(CaseOf(permit, intake, facts)) is { } refusal)
                    return (refusal, facts);
                if (await _ledger.TryReserveAsync(ReservationOf(permit, intake, facts), cancellationToken))
                    return (null, facts);
            }

            return (new(GateReason.ReserveConflict, "the party's record kept changing; try again"), facts);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The reservation may have been written before the failure showed.
            await TryReleaseAsync(permit.Id);
            return (LedgerFailed(failure), facts);
        }
    }

    private async ValueTask<GateRefusal?> ConfirmAsync(DialPermit permit, GateIntake intake, CancellationToken cancellationToken)
    {
        var facts = new PartyFacts();
        GateRefusal? refusal;
        try
        {
            facts = await ReadFactsAsync(intake, cancellationToken);
            refusal = GateEvaluator.Reevaluate(CaseOf(permit, intake, facts));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            refusal = LedgerFailed(failure);
        }

        return refusal is null
            ? null
            : await ProveRefusalAsync("gate.revoked", permit, intake, facts, refusal, cancellationToken);
    }

    private ValueTask<PartyFacts> ReadFactsAsync(GateIntake intake, CancellationToken cancellationToken) =>
        _ledger.ReadAsync(intake.Party, _time.GetUtcNow() - (intake.Policy?.LongestWindow ?? TimeSpan.Zero), cancellationToken);

    private GateCase CaseOf(DialPermit permit, GateIntake intake, PartyFacts facts) =>
        new()
        {
            Request = permit.Request,
            Policy = intake.Policy,
            Number = intake.Number,
            Target = intake.Target,
            Plan = _policies.Plan,
            Facts = facts,
            PermitId = permit.Id,
            Now = _time.GetUtcNow(),
            Options = _options,
        };

    private static Reservation ReservationOf(DialPermit permit, GateIntake intake, PartyFacts facts) =>
        new(permit.Id, intake.Party, permit.Request.Principal, permit.Request.AttemptKey, permit.GrantedAt, facts.Revision);

    /// <summary>The type alone: a ledger's message may hold personal data.</summary>
    private static GateRefusal LedgerFailed(Exception failure) =>
        new(GateReason.ReserveConflict, $"the ledger failed ({failure.GetType().Name}); nothing was reserved");

    private async ValueTask<GateRefusal> ProveRefusalAsync(
        string kind,
        DialPermit permit,
        GateIntake intake,
        PartyFacts facts,
        GateRefusal refusal,
        CancellationToken cancellationToken
    ) =>
        await TryProveAsync(GateProof.Refused(kind, permit, intake, facts, refusal, _time.GetUtcNow()), cancellationToken)
            ? refusal
            : new(GateReason.AuditWriteFailed, $"the refusal {refusal.Reason.ToCode()} could not be written to the proof log");

    private async ValueTask<bool> TryProveAsync(Proof.ProofEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await _ledger.AppendProofAsync(entry, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A release that fails leaves the attempt active: it then counts, which errs on the side of silence.</summary>
    private async ValueTask TryReleaseAsync(Guid permitId)
    {
        try
        {
            await _ledger.CloseAsync(permitId, AttemptEnd.NotPlaced, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException) { }
    }

    private static TSeal Mint<TSeal>()
        where TSeal : IMint<TSeal> => TSeal.Mint();

    /// <summary>Only the gate can name this interface, hence only the gate can mint a seal.</summary>
    private interface IMint<out TSeal>
        where TSeal : IMint<TSeal>
    {
        static abstract TSeal Mint();
    }

    /// <summary>Proof that a permit was made by the gate: nobody else can make one.</summary>
    public sealed class Seal : IMint<Seal>
    {
        private Seal() { }

        static Seal IMint<Seal>.Mint() => new();
    }
}
