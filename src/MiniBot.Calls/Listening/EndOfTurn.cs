using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Listening;

/// <summary>
/// Decides whether a person has finished, from how long they are silent and what they said: a whole answer ends soon, words that want
/// others are waited for, and a recogniser that still changes its mind is given a moment more. Pure.
/// </summary>
internal static class EndOfTurn
{
    /// <summary>Judges a turn after a frame.</summary>
    public static EndOfTurnVerdict Judge(in TurnSoFar turn, EndOfTurnOptions options)
    {
        if (turn.Length >= options.LongestTurn)
            return new(true, EndOfTurnReason.TooLong, turn.Silence);
        if (turn.IsVoiced)
            return new(false, EndOfTurnReason.Speaking, TimeSpan.Zero);
        return new(turn.Silence >= Needed(turn, options), ReasonOf(turn.Completeness), turn.Silence);
    }

    /// <summary>The silence that ends the turn.</summary>
    private static TimeSpan Needed(in TurnSoFar turn, EndOfTurnOptions options)
    {
        var byWords = turn.Completeness switch
        {
            Completeness.Complete => options.AfterComplete,
            Completeness.Incomplete => options.AfterIncomplete,
            _ => turn.Unchanged is null ? options.AfterUnheard : options.AfterUnclear,
        };
        var needed = turn.Finished is { } finished ? (byWords + ByModel(finished, options)) / 2 : byWords;
        needed *= Steadiness(turn, options) * options.Patience;
        return needed < options.LongestSilence ? needed : options.LongestSilence;
    }

    private static TimeSpan ByModel(double finished, EndOfTurnOptions options) =>
        options.AfterIncomplete - ((options.AfterIncomplete - options.AfterComplete) * Math.Clamp(finished, 0, 1));

    private static double Steadiness(in TurnSoFar turn, EndOfTurnOptions options) =>
        turn.Unchanged is not { } unchanged ? 1
        : unchanged >= options.SteadyAfter ? options.SteadyFactor
        : unchanged <= options.ChangedWithin ? options.ChangedFactor
        : 1;

    private static EndOfTurnReason ReasonOf(Completeness completeness) =>
        completeness switch
        {
            Completeness.Complete => EndOfTurnReason.Complete,
            Completeness.Incomplete => EndOfTurnReason.Incomplete,
            _ => EndOfTurnReason.Unclear,
        };
}

/// <summary>What is known of a turn after a frame.</summary>
/// <param name="IsVoiced">True when the frame belongs to speech.</param>
/// <param name="Length">Since the turn began.</param>
/// <param name="Silence">Since the last voice; zero while voiced.</param>
/// <param name="Completeness">What the words so far say.</param>
/// <param name="Unchanged">How long the words have been the same; null where there are none.</param>
/// <param name="Finished">A model's probability that the person has finished, 0 to 1; null without a model.</param>
internal readonly record struct TurnSoFar(
    bool IsVoiced,
    TimeSpan Length,
    TimeSpan Silence,
    Completeness Completeness,
    TimeSpan? Unchanged,
    double? Finished
);

/// <summary>Whether a turn is over, and why, or what is waited for.</summary>
/// <param name="IsOver">True when the person has finished.</param>
/// <param name="Reason">Of the end, or of the wait.</param>
/// <param name="Silence">Since the last voice: how much of the wait for an answer lies behind.</param>
internal readonly record struct EndOfTurnVerdict(bool IsOver, EndOfTurnReason Reason, TimeSpan Silence);

/// <summary>Why a turn ends, or what is waited for.</summary>
internal enum EndOfTurnReason
{
    /// <summary>The person speaks.</summary>
    Speaking,

    /// <summary>A whole answer, and a short silence.</summary>
    Complete,

    /// <summary>Words that do not tell, and a longer silence.</summary>
    Unclear,

    /// <summary>Words that want others, and a long silence.</summary>
    Incomplete,

    /// <summary>The longest turn was reached.</summary>
    TooLong,

    /// <summary>Nothing more is heard: the line was closed.</summary>
    LineClosed,
}
