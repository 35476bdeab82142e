using System.Collections.Immutable;

namespace MiniBot.Conversation.Understanding;

/// <summary>What was understood of one utterance, and why.</summary>
/// <param name="Intent">The intent that decides: the most cautious of those found.</param>
/// <param name="Score">0 to 1: how much of the utterance the phrases found explain; 0 when none was found.</param>
/// <param name="Evidence">The words behind the intent, normalised.</param>
public sealed record Reading(Intent Intent, double Score, ImmutableArray<string> Evidence)
{
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

    /// <summary>True when no word was understood at all.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>True when the caller asked, firmly, never to be called again.</summary>
    public bool IsHardOptOut => Intent == Intent.OptOut && !IsAmbiguous;

    /// <summary>True when the answer is a yes.</summary>
    public bool IsPositive => Intent is Intent.Affirm or Intent.Interested;
}
