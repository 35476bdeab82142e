namespace MiniBot.Conversation.Rails;

/// <summary>A voice over something of ours.</summary>
/// <param name="Say">What it is heard over.</param>
/// <param name="Stage">What we did about it.</param>
internal sealed record Overlap(CallAction.Say Say, OverlapStage Stage)
{
    /// <summary>How much of ours was heard by then; null until the playout reports.</summary>
    public TimeSpan? Heard { get; init; }

    /// <summary>How many words of ours were heard whole by then.</summary>
    public int WordsHeard { get; init; }
}

/// <summary>How far we gave way.</summary>
internal enum OverlapStage
{
    /// <summary>We speak softer.</summary>
    Ducked,

    /// <summary>We pause.</summary>
    Paused,

    /// <summary>The voice is gone, and we speak as before; its words are still to come.</summary>
    Over,
}
