using System.Collections.Immutable;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Qualification;

/// <summary>What a conversation came to. Final once the conversation has ended.</summary>
/// <param name="Disposition">How it ended.</param>
/// <param name="Score">0 to 100: the points earned.</param>
/// <param name="LeadThreshold">The score from which the person is a lead.</param>
/// <param name="Reasons">Every determining answer, with the points it earned (0 for a no) and the words behind it.</param>
/// <param name="Values">What the caller answered to the informative steps and to "when?".</param>
/// <param name="OptOut">How firmly the person asked not to be called; null when they did not.</param>
/// <param name="CallbackWords">The caller's words for the time of a callback; null when none was asked.</param>
/// <param name="HeardBy">How many utterances came by each ear.</param>
public sealed record CallResult(
    Disposition Disposition,
    int Score,
    int LeadThreshold,
    ImmutableArray<ScoreReason> Reasons,
    ImmutableArray<StepValue> Values,
    OptOut? OptOut,
    string? CallbackWords,
    HeardBy HeardBy
)
{
    /// <summary>When the callback is wanted, as far as the words tell; null when none was asked, or no time was named.</summary>
    public CallbackTime? CallbackTime { get; init; }

    /// <summary>Every answer to a step, determining or not: what the call can be scored by again.</summary>
    public ImmutableArray<StepAnswer> Answers { get; init; } = [];
}
