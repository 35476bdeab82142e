using MiniBot.Calls.Timing;
using MiniBot.Conversation;
using MiniBot.Conversation.Qualification;

namespace MiniBot.Campaigns.Dialing;

/// <summary>What came of a call, told by the call layer.</summary>
public sealed record AttemptOutcome
{
    /// <summary>How it ended.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>At least one INVITE was sent, so that the attempt counts. False only when that is certain.</summary>
    public bool InviteSent { get; init; } = true;

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Score { get; init; }

    /// <summary>What earned the score.</summary>
    public IReadOnlyList<ScoreReason> Reasons { get; init; } = [];

    /// <summary>Every answer, by which the call can be scored again.</summary>
    public IReadOnlyList<StepAnswer> Answers { get; init; } = [];

    /// <summary>What the person told, by name.</summary>
    public IReadOnlyDictionary<string, string> Collected { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The ear that heard the person, or null when nobody was heard.</summary>
    public Ear? HeardBy { get; init; }

    /// <summary>The person's no, or null. One that was entered during the call is not entered again.</summary>
    public OptOut? OptOut { get; init; }

    /// <summary>The gate's reason code when it took its permission back before the INVITE, or null.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>Why it failed, in English, without personal data, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>How long each spoken turn waited for its answer, in order.</summary>
    public IReadOnlyList<TurnLatency> Turns { get; init; } = [];

    /// <summary>The call's id on the line, or null.</summary>
    public string? CallId { get; init; }

    /// <summary>The journal's file, or null.</summary>
    public string? JournalPath { get; init; }

    /// <summary>The recording's file, or null.</summary>
    public string? RecordingPath { get; init; }
}
