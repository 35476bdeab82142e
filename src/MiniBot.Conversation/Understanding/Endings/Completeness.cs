namespace MiniBot.Conversation.Understanding.Endings;

/// <summary>Whether words can be all that a person means to say.</summary>
public enum Completeness
{
    /// <summary>The words do not tell.</summary>
    Unknown,

    /// <summary>More is coming: "oui mais", "je suis", "quatre-vingt".</summary>
    Incomplete,

    /// <summary>A whole answer or phrase.</summary>
    Complete,
}
