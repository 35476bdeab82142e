using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>A score of an attempt that a rescoring replaced.</summary>
public sealed class EarlierScore
{
    /// <summary>Names the entry in the database.</summary>
    public long Id { get; init; }

    /// <summary>The attempt.</summary>
    public required Guid AttemptId { get; init; }

    /// <summary>When it was replaced.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }

    /// <summary>The scenario, by the hash of its file, whose rules replaced it.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The score until then, or null.</summary>
    public int? Score { get; init; }

    /// <summary>The disposition until then.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>What had earned it.</summary>
    public IReadOnlyList<ScoreReason> Reasons { get; init; } = [];
}
