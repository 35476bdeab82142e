using MiniBot.Conversation.Qualification;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>What is known of a call that has ended.</summary>
/// <param name="CallId">The Call-ID on the wire; names the journal.</param>
/// <param name="Result">Disposition, score and reasons.</param>
/// <param name="AnsweredAt">When the far end answered.</param>
/// <param name="EndedAt">When the call was over.</param>
/// <param name="FirstAudioAfter">From the answer to the first sample of the greeting; null when nothing was said.</param>
/// <param name="Media">Counters of the media.</param>
/// <param name="Failure">What went wrong on our side (English, no personal data), or null.</param>
public sealed record CallRecord(
    string CallId,
    CallResult Result,
    DateTimeOffset AnsweredAt,
    DateTimeOffset EndedAt,
    TimeSpan? FirstAudioAfter,
    LegMediaStatistics Media,
    string? Failure
);
