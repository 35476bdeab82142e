using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Ledger;

/// <summary>A ledger that lives as long as its process: for single calls and for tests. Thread-safe.</summary>
public sealed class InMemoryComplianceLedger : IComplianceLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PartyKey, Party> _parties = [];
    private readonly List<ProofRecord> _proofs = [];
    private bool _killSwitch;

    /// <summary>A copy of the proof log.</summary>
    public IReadOnlyList<ProofRecord> Proofs
    {
        get
        {
            lock (_lock)
                return [.. _proofs];
        }
    }

    /// <summary>Stops all calling, or allows it again.</summary>
    public void SetKillSwitch(bool on)
    {
        lock (_lock)
            _killSwitch = on;
    }

    /// <summary>Enters a consent.</summary>
    public void AddConsent(ConsentRecord consent) => Change(consent.Party, party => party.Consents.Add(consent));

    /// <summary>Takes a consent back; an unknown one is ignored.</summary>
    public void WithdrawConsent(PartyKey key, Guid consentId, ConsentWithdrawal withdrawal) =>
        Change(
            key,
            party =>
            {
                var at = party.Consents.FindIndex(consent => consent.Id == consentId);
                if (at >= 0)
                    party.Consents[at] = party.Consents[at] with { Withdrawal = withdrawal };
            }
        );

    /// <summary>Enters what a registry said, in place of what it said before.</summary>
    public void SetRegistry(PartyKey key, RegistryFact fact) =>
        Change(
            key,
            party =>
            {
                party.Registries.RemoveAll(known => known.Registry == fact.Registry);
                party.Registries.Add(fact);
            }
        );

    /// <inheritdoc />
    public ValueTask<PartyFacts> ReadAsync(PartyKey party, DateTimeOffset attemptsSince, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var known = _parties.GetValueOrDefault(party);
            return ValueTask.FromResult(
                known is null
                    ? new PartyFacts { KillSwitch = _killSwitch }
                    : new PartyFacts
                    {
                        Revision = known.Revision,
                        KillSwitch = _killSwitch,
                        Suppressions = [.. known.Suppressions],
                        Consents = [.. known.Consents],
                        Attempts = [.. known.Attempts.Where(attempt => attempt.Active || attempt.At >= attemptsSince)],
                        Registries = [.. known.Registries],
                    }
            );
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> TryReserveAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var party = PartyOf(reservation.Party);
            if (party.Revision != reservation.ExpectedRevision)
                return ValueTask.FromResult(false);
            party.Revision++;
            party.Attempts.Add(new AttemptFact(reservation.PermitId, reservation.Principal, reservation.At, Active: true));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public ValueTask CloseAsync(Guid permitId, AttemptEnd end, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var party in _parties.Values)
            {
                var at = party.Attempts.FindIndex(attempt => attempt.PermitId == permitId && attempt.Active);
                if (at < 0)
                    continue;
                party.Revision++;
                if (end == AttemptEnd.Placed)
                    party.Attempts[at] = party.Attempts[at] with { Active = false };
                else
                    party.Attempts.RemoveAt(at);
                break;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask SuppressAsync(Suppression suppression, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Change(suppression.Party, party => party.Suppressions.Add(suppression));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask AppendProofAsync(ProofEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            _proofs.Add(ProofChain.Link(_proofs.LastOrDefault(), entry));
        return ValueTask.CompletedTask;
    }

    private void Change(PartyKey key, Action<Party> change)
    {
        lock (_lock)
        {
            var party = PartyOf(key);
            party.Revision++;
            change(party);
        }
    }

    private Party PartyOf(PartyKey key)
    {
        if (!_parties.TryGetValue(key, out var party))
            _parties[key] = party = new Party();
        return party;
    }

    private sealed class Party
    {
        public long Revision { get; set; }

        public List<Suppression> Suppressions { get; } = [];

        public List<ConsentRecord> Consents { get; } = [];

        public List<AttemptFact> Attempts { get; } = [];

        public List<RegistryFact> Registries { get; } = [];
    }
}
