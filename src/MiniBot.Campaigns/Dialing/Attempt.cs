using MiniBot.Calls.Timing;
using MiniBot.Conversation;
using MiniBot.Conversation.Qualification;

namespace MiniBot.Campaigns.Dialing;

/// <summary>One attempt to call a contact, from claim to end; a refused one was never dialled.</summary>
public sealed class Attempt
{
    /// <summary>Names the attempt for good.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The contact.</summary>
    public required long ContactId { get; init; }

    /// <summary>Where the attempt stands.</summary>
    public AttemptState State { get; set; }

    /// <summary>The gate's permit, or null when none was granted.</summary>
    public Guid? PermitId { get; set; }

    /// <summary>When the contact was claimed.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When the call was handed to the line, or null.</summary>
    public DateTimeOffset? DialledAt { get; set; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When it ended, or null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it ended; null while it goes on, and when it was interrupted.</summary>
    public Disposition? Disposition { get; set; }

    /// <summary>The gate's reason code, or null.</summary>
    public string? RefusalCode { get; set; }

    /// <summary>Why it was refused, failed or was interrupted, in English, or null.</summary>
    public string? Cause { get; set; }

    /// <summary>0 to 100, or null when the conversation did not get so far.</summary>
    public int? Score { get; set; }

    /// <summary>What earned the score.</summary>
    public IReadOnlyList<ScoreReason> Reasons { get; set; } = [];

    /// <summary>Every answer, by which the call can be scored again. Personal data.</summary>
    public IReadOnlyList<StepAnswer> Answers { get; set; } = [];

    /// <summary>The person refused or opted out during the call: no lead by any rule.</summary>
    public bool Refused { get; set; }

    /// <summary>What the person told, by name.</summary>
    public IReadOnlyDictionary<string, string> Collected { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The ear that heard the person, or null when nobody was heard.</summary>
    public Ear? HeardBy { get; set; }

    /// <summary>How long each spoken turn waited for its answer, in order.</summary>
    public IReadOnlyList<TurnLatency> Turns { get; set; } = [];

    /// <summary>The call's id on the line, or null.</summary>
    public string? CallId { get; set; }

    /// <summary>The journal's file, or null.</summary>
    public string? JournalPath { get; set; }

    /// <summary>The recording's file, or null.</summary>
    public string? RecordingPath { get; set; }

    /// <summary>The attempt's name in the ledger and the proof log.</summary>
    public string Key => KeyOf(CampaignId, Id);

    internal static string KeyOf(Guid campaignId, Guid attemptId) => $"{campaignId:N}/{attemptId:N}";
}

/// <summary>Where an attempt stands.</summary>
public enum AttemptState
{
    /// <summary>The contact is claimed; nothing has been dialled.</summary>
    Claimed,

    /// <summary>Handed to the line: it counts from now on.</summary>
    InTheAir,

    /// <summary>Over.</summary>
    Ended,

    /// <summary>The process ended before it was dialled: it does not count.</summary>
    Abandoned,

    /// <summary>The process ended, or was stopped, while it was in the air: it counts.</summary>
    Interrupted,
}

/// <summary>One utterance that earned points.</summary>
/// <param name="Step">The rail's step.</param>
/// <param name="Points">Of the 100.</param>
/// <param name="Utterance">What the person said. Personal data.</param>
public sealed record ScoreReason(string Step, int Points, string Utterance)
{
    /// <summary>Without the utterance, which is personal data.</summary>
    public override string ToString() => $"{Step} +{Points}";
}
