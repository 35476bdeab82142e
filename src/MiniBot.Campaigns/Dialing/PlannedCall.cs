using MiniBot.Campaigns.Contacts;
using MiniBot.Compliance;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>A call that the gate has permitted, handed to the call layer.</summary>
public sealed class PlannedCall
{
    private readonly Func<OptOut, string, CancellationToken, Task> _suppress;

    internal PlannedCall(
        DialPermit permit,
        Campaign campaign,
        Contact contact,
        Guid attemptId,
        Func<OptOut, string, CancellationToken, Task> suppress
    )
    {
        Permit = permit;
        Campaign = campaign;
        Contact = contact;
        AttemptId = attemptId;
        _suppress = suppress;
    }

    /// <summary>The permit to dial with.</summary>
    public DialPermit Permit { get; }

    /// <summary>The campaign; not to be changed.</summary>
    public Campaign Campaign { get; }

    /// <summary>The person; not to be changed.</summary>
    public Contact Contact { get; }

    /// <summary>Names the attempt.</summary>
    public Guid AttemptId { get; }

    /// <summary>
    /// Enters the person's no in the ledger while the call goes on; when the task ends it holds for every campaign of the principal. Saying
    /// it again enters nothing new.
    /// </summary>
    /// <param name="kind">How firm the no is.</param>
    /// <param name="evidence">Where it is proven (call id, journal line), without personal data.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SuppressAsync(OptOut kind, string evidence, CancellationToken cancellationToken) =>
        _suppress(kind, evidence, cancellationToken);
}
