using MiniBot.Calls.Timing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Results;

/// <summary>A campaign in numbers.</summary>
public sealed record CampaignSummary
{
    /// <summary>Contacts in all.</summary>
    public required int Contacts { get; init; }

    /// <summary>Contacts still to be called.</summary>
    public required int Pending { get; init; }

    /// <summary>Attempts by how they ended.</summary>
    public required IReadOnlyDictionary<Disposition, int> Dispositions { get; init; }

    /// <summary>Attempts that the gate refused, by reason code.</summary>
    public required IReadOnlyDictionary<string, int> Refusals { get; init; }

    /// <summary>Attempts in the air when their process ended or was stopped.</summary>
    public required int Interrupted { get; init; }

    /// <summary>The mean score of those that have one, or null.</summary>
    public required double? MeanScore { get; init; }

    /// <summary>The time spoken in all.</summary>
    public required TimeSpan TalkTime { get; init; }

    /// <summary>How long spoken turns waited for their answers, in milliseconds; null when none was answered.</summary>
    public required TurnStatistics? LatencyMs { get; init; }
}
