using MiniBot.Calls.Timing;
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
)
{
    /// <summary>How long each spoken turn of the caller waited for its answer, in order.</summary>
    public IReadOnlyList<TurnLatency> Turns { get; init; } = [];

    /// <summary>Silence within our own sentences, while their rest was still being made.</summary>
    public TimeSpan VoiceGaps { get; init; }

    /// <summary>What this machine was too slow for; all zero on a call that went well.</summary>
    public CallLosses Losses { get; init; }
}

/// <summary>What was lost within one call because this machine could not keep up.</summary>
/// <param name="FramesUnheard">Frames of 20 ms that the ears missed.</param>
/// <param name="FramesUnrecorded">Frames of 20 ms missing in the recording.</param>
/// <param name="Signals">Things that happened and that the conversation was not told.</param>
public readonly record struct CallLosses(long FramesUnheard, long FramesUnrecorded, long Signals)
{
    /// <summary>True when anything was lost.</summary>
    public bool Any => FramesUnheard + FramesUnrecorded + Signals > 0;
}
