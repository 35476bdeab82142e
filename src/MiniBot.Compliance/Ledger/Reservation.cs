namespace MiniBot.Compliance.Ledger;

/// <summary>An attempt to be entered in the ledger before it is dialled.</summary>
/// <param name="PermitId">The permit that it will be placed with.</param>
/// <param name="Party">Whom.</param>
/// <param name="Principal">On whose behalf.</param>
/// <param name="AttemptKey">The campaign and contact, from the request.</param>
/// <param name="At">When it was granted.</param>
/// <param name="ExpectedRevision">The revision of the facts on which the decision rests.</param>
public sealed record Reservation(
    Guid PermitId,
    PartyKey Party,
    string Principal,
    string AttemptKey,
    DateTimeOffset At,
    long ExpectedRevision
);
