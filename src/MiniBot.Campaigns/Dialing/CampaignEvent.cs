using MiniBot.Campaigns.Contacts;
using MiniBot.Compliance;

namespace MiniBot.Campaigns.Dialing;

/// <summary>What happens during a run, for a live table. A closed family. Told on the thread on which it happens.</summary>
public abstract record CampaignEvent
{
    private CampaignEvent(Contact contact, Guid attemptId)
    {
        Contact = contact;
        AttemptId = attemptId;
    }

    /// <summary>The person; not to be changed.</summary>
    public Contact Contact { get; }

    /// <summary>The attempt.</summary>
    public Guid AttemptId { get; }

    /// <summary>The call is handed to the line.</summary>
    public sealed record Dialling(Contact Contact, Guid AttemptId) : CampaignEvent(Contact, AttemptId);

    /// <summary>The gate refused it; it is not dialled.</summary>
    public sealed record Refused(Contact Contact, Guid AttemptId, GateRefusal Refusal) : CampaignEvent(Contact, AttemptId);

    /// <summary>The call is over.</summary>
    public sealed record Ended(Contact Contact, Guid AttemptId, AttemptOutcome Outcome) : CampaignEvent(Contact, AttemptId);

    /// <summary>The call was stopped with the run.</summary>
    public sealed record Interrupted(Contact Contact, Guid AttemptId) : CampaignEvent(Contact, AttemptId);
}
