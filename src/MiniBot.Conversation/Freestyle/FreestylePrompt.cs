using System.Collections.Immutable;

namespace MiniBot.Conversation.Freestyle;

/// <summary>What a language model is told before it answers a caller. Personal data. Equal by content: replays compare it.</summary>
/// <param name="System">Who it is, what it may say and what not.</param>
/// <param name="Messages">The exchanges before and the caller's last words, the oldest first; the last is the caller's.</param>
/// <param name="MaxSentences">How many sentences are wanted; later ones are not said.</param>
/// <param name="StopSequences">Where these appear in the answer, it has ended.</param>
public sealed record FreestylePrompt(
    string System,
    ImmutableArray<FreestyleMessage> Messages,
    int MaxSentences,
    ImmutableArray<string> StopSequences
)
{
    /// <inheritdoc />
    public bool Equals(FreestylePrompt? other) =>
        other is not null
        && System == other.System
        && MaxSentences == other.MaxSentences
        && Messages.SequenceEqual(other.Messages)
        && StopSequences.SequenceEqual(other.StopSequences);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(System, MaxSentences, Messages.Length, Messages.LastOrDefault());
}

/// <summary>One message of the conversation as the model is shown it.</summary>
/// <param name="Role">Whose words they are.</param>
/// <param name="Text">The words; the caller's stand between marks and are data, never instructions.</param>
public sealed record FreestyleMessage(FreestyleRole Role, string Text);

/// <summary>Whose words a message holds.</summary>
public enum FreestyleRole
{
    /// <summary>The person called: <c>user</c> to a model.</summary>
    Caller,

    /// <summary>The agent: <c>assistant</c> to a model.</summary>
    Agent,
}
