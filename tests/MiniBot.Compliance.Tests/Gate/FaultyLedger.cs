using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Tests.Gate;

/// <summary>A real ledger whose calls fail, or are overtaken, where the test says so.</summary>
internal sealed class FaultyLedger(InMemoryComplianceLedger inner) : IComplianceLedger
{
    public bool ReadFails { get; set; }

    public bool ReserveFailsAfterWriting { get; set; }

    public bool ProofFails { get; set; }

    /// <summary>Runs between the reading of the facts and the reservation.</summary>
    public Action? BeforeReserve { get; set; }

    public Action? BeforeProof { get; set; }

    public ValueTask<PartyFacts> ReadAsync(PartyKey party, DateTimeOffset attemptsSince, CancellationToken cancellationToken) =>
        ReadFails ? throw new IOException("disk +33199000001") : inner.ReadAsync(party, attemptsSince, cancellationToken);

    public async ValueTask<bool> TryReserveAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        BeforeReserve?.Invoke();
        var reserved = await inner.TryReserveAsync(reservation, cancellationToken);
        return ReserveFailsAfterWriting ? throw new IOException("connection lost") : reserved;
    }

    public ValueTask CloseAsync(Guid permitId, AttemptEnd end, CancellationToken cancellationToken) =>
        inner.CloseAsync(permitId, end, cancellationToken);

    public ValueTask SuppressAsync(Suppression suppression, CancellationToken cancellationToken) =>
        inner.SuppressAsync(suppression, cancellationToken);

    public ValueTask AppendProofAsync(ProofEntry entry, CancellationToken cancellationToken)
    {
        BeforeProof?.Invoke();
        return ProofFails ? throw new IOException("disk full") : inner.AppendProofAsync(entry, cancellationToken);
    }
}
