using System.Collections.Immutable;

namespace MiniBot.Conversation.Understanding;

/// <summary>What was understood of one utterance, and why.</summary>
/// <param name="Intent">The intent that decides: the most cautious of those found.</param>
/// <param name="Score">0 to 1: how sure; 0 when nothing was understood.</param>
/// <param name="Evidence">The words behind the intent, normalised.</param>
public sealed record Reading(Intent Intent, double Score, ImmutableArray<string> Evidence)
{
    /// <summary>The intent that came next; null when there was none.</summary>
    public Intent? RunnerUp { get; init; }

    /// <summary>0 to 1: how much spoke for <see cref="RunnerUp"/>.</summary>
    public double RunnerUpScore { get; init; }

    /// <summary>Every intent found, the deciding one first.</summary>
    public ImmutableArray<Intent> Found { get; init; } = [];

    /// <summary>For <see cref="Intent.OptOut"/>: true when the words may mean less than an opt-out, so that we ask once.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>True for a bare greeting ("allô ?"), which answers nothing.</summary>
    public bool IsGreeting { get; init; }

    /// <summary>True when the utterance names a time.</summary>
    public bool NamesTime { get; init; }

    /// <summary>The entry that answers this question or objection; null when there is none.</summary>
    public string? AnswerId { get; init; }

    /// <summary>True when a phrase of the step itself decided.</summary>
    internal bool IsOfStep { get; init; }

    /// <summary>True when a false friend of an opt-out was found.</summary>
    internal bool IsHarmless { get; init; }

    /// <summary>0 to 1: the share of the words that belong to a phrase found.</summary>
    internal double Covers { get; init; }

    /// <summary>0 to 1: the share of the words that belong to a phrase of the intent.</summary>
    internal double Explains { get; init; }

    /// <summary>True when no word was understood at all.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>True when the caller asked, firmly, never to be called again.</summary>
    public bool IsHardOptOut => Intent == Intent.OptOut && !IsAmbiguous;

    /// <summary>True when the answer is a yes.</summary>
    public bool IsPositive => Intent is Intent.Affirm or Intent.Interested;
}
