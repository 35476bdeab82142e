using MiniBot.Compliance;

namespace MiniBot.Campaigns.Dialing;

/// <summary>A campaign: on whose behalf, what for, and how its contacts are called.</summary>
public sealed class Campaign
{
    /// <summary>Names the campaign for good.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>What people call it; unique.</summary>
    public required string Name { get; set; }

    /// <summary>The company on whose behalf the calls are made.</summary>
    public required string Principal { get; init; }

    /// <summary>The declared purpose, as in the consents.</summary>
    public required string Purpose { get; init; }

    /// <summary>The policy by name, or null for that of each number's country.</summary>
    public string? Policy { get; init; }

    /// <summary>The principal's sector, or null.</summary>
    public string? Sector { get; init; }

    /// <summary>The number presented to the called person.</summary>
    public required string CallerId { get; init; }

    /// <summary>The SIP URI to be called, with <c>{number}</c> in place of the contact's number, for contacts without an own one.</summary>
    public required string TargetTemplate { get; init; }

    /// <summary>The scenario file, or null.</summary>
    public string? ScenarioPath { get; set; }

    /// <summary>When calls are recorded.</summary>
    public RecordingMode Recording { get; init; }

    /// <summary>How many permitted attempts each contact has at most; 1 or more.</summary>
    public int MaxAttempts { get; set; } = 1;

    /// <summary>After which outcomes a contact is tried again; none by default. Replaced as a whole, not changed in place.</summary>
    public IReadOnlyList<RetryRule> RetryRules { get; set; } = [];

    /// <summary>Where the campaign stands.</summary>
    public CampaignState State { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>Made, never run.</summary>
    Draft,

    /// <summary>Being run, or was when its process ended.</summary>
    Running,

    /// <summary>No further contact is claimed; calls under way go on.</summary>
    Paused,

    /// <summary>Nobody is left to be called.</summary>
    Done,
}
