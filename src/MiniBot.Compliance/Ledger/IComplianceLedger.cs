using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Ledger;

/// <summary>
/// What is known and kept about the people called. Implementations are thread-safe and shared by every caller of an
/// installation. A failure is an exception; the gate turns it into a refusal.
/// </summary>
public interface IComplianceLedger
{
    /// <summary>Reads what is known about one party.</summary>
    /// <param name="party">Whom.</param>
    /// <param name="attemptsSince">Attempts that ended before this instant may be left out; active ones never.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<PartyFacts> ReadAsync(PartyKey party, DateTimeOffset attemptsSince, CancellationToken cancellationToken);

    /// <summary>
    /// Enters an active attempt, in one transaction, provided that nothing about the party has changed since
    /// <see cref="Reservation.ExpectedRevision"/> was read. False when something has.
    /// </summary>
    ValueTask<bool> TryReserveAsync(Reservation reservation, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an active attempt. One that was <see cref="AttemptEnd.NotPlaced"/> no longer counts. Closing twice, or an unknown
    /// attempt, does nothing.
    /// </summary>
    ValueTask CloseAsync(Guid permitId, AttemptEnd end, CancellationToken cancellationToken);

    /// <summary>Enters an opt-out, objection or refusal; it holds from now on.</summary>
    ValueTask SuppressAsync(Suppression suppression, CancellationToken cancellationToken);

    /// <summary>Appends to the proof log, linked to the record before it.</summary>
    ValueTask AppendProofAsync(ProofEntry entry, CancellationToken cancellationToken);
}
