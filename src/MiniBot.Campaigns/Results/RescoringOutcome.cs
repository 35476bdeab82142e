using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Results;

/// <summary>What came of scoring a campaign again. A closed family.</summary>
public abstract record RescoringOutcome
{
    private RescoringOutcome() { }

    /// <summary>A run of the campaign is under way: nothing was done.</summary>
    public sealed record CampaignIsRunning : RescoringOutcome;

    /// <summary>Every call was scored again.</summary>
    /// <param name="Calls">How many calls have a score.</param>
    /// <param name="Changed">Those whose score, disposition or reasons changed.</param>
    public sealed record Done(int Calls, IReadOnlyList<RescoredAttempt> Changed) : RescoringOutcome
    {
        /// <summary>How many became leads.</summary>
        public int BecameLeads => Changed.Count(c => c.Disposition == Disposition.Lead && c.OldDisposition != Disposition.Lead);

        /// <summary>How many are leads no longer.</summary>
        public int LostLeads => Changed.Count(c => c.OldDisposition == Disposition.Lead && c.Disposition != Disposition.Lead);
    }
}

/// <summary>One call whose score changed.</summary>
/// <param name="ContactId">The contact's name in the database.</param>
/// <param name="AttemptId">The attempt.</param>
/// <param name="OldScore">The score before, 0 to 100.</param>
/// <param name="Score">The score now, 0 to 100.</param>
/// <param name="OldDisposition">How the call had ended.</param>
/// <param name="Disposition">How it ended by the new rules.</param>
/// <param name="Reasons">What earns the new score.</param>
public sealed record RescoredAttempt(
    long ContactId,
    Guid AttemptId,
    int OldScore,
    int Score,
    Disposition OldDisposition,
    Disposition Disposition,
    IReadOnlyList<ScoreReason> Reasons
);
