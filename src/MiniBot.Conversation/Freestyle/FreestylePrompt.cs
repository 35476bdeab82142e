using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>What a language model is told before it answers a caller. Personal data. Equal by content: replays compare it.</summary>
/// <param name="System">Who it is, what it may say and what not.</param>
/// <param name="History">The exchanges before, the oldest first.</param>
/// <param name="Utterance">What the caller asked.</param>
public sealed record FreestylePrompt(string System, ImmutableArray<Exchange> History, string Utterance)
{
    /// <inheritdoc />
    public bool Equals(FreestylePrompt? other) =>
        other is not null && System == other.System && Utterance == other.Utterance && History.SequenceEqual(other.History);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(System, Utterance, History.Length);
}
