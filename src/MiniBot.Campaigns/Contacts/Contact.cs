namespace MiniBot.Campaigns.Contacts;

/// <summary>A person to be called in one campaign.</summary>
public sealed class Contact
{
    /// <summary>Names the contact in the database.</summary>
    public long Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The number in E.164. Personal data.</summary>
    public required string Number { get; init; }

    /// <summary>The number's keyed fingerprint, its name in the ledger.</summary>
    public required string Party { get; init; }

    /// <summary>The SIP URI to be called, or null for the campaign's template.</summary>
    public string? TargetUri { get; set; }

    /// <summary>
    /// Every further column of the import, for the scenario's texts: <c>first_name</c>, <c>city</c>, … Personal data. Replaced as a whole,
    /// not changed in place.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the contact stands.</summary>
    public ContactState State { get; set; }

    /// <summary>Permitted attempts so far.</summary>
    public int AttemptsMade { get; set; }

    /// <summary>Not before this instant, or null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>The run that last took the contact up; each run takes it up once, unless a retry is due.</summary>
    public Guid? LastRunId { get; set; }
}

/// <summary>Where a contact stands.</summary>
public enum ContactState
{
    /// <summary>To be called.</summary>
    Pending,

    /// <summary>Claimed by a run.</summary>
    Calling,

    /// <summary>Not to be called again in this campaign.</summary>
    Done,
}
