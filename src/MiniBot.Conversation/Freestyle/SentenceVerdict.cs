namespace MiniBot.Conversation.Freestyle;

/// <summary>What became of a sentence of the language model. A closed family.</summary>
public abstract record SentenceVerdict
{
    private SentenceVerdict(GuardState next) => Next = next;

    /// <summary>The state for the sentence after.</summary>
    public GuardState Next { get; }

    /// <summary>It may be said as it is.</summary>
    public sealed record Passed : SentenceVerdict
    {
        internal Passed(string sentence, GuardState next)
            : base(next) => Sentence = sentence;

        /// <summary>What is said.</summary>
        public string Sentence { get; }
    }

    /// <summary>It may not; a safe sentence is said instead, once in an answer.</summary>
    public sealed record Replaced : SentenceVerdict
    {
        internal Replaced(string text, RefusalReason reason, GuardState next)
            : base(next) => (Text, Reason) = (text, reason);

        /// <summary>What is said instead.</summary>
        public string Text { get; }

        /// <summary>Why.</summary>
        public RefusalReason Reason { get; }
    }

    /// <summary>It may not, and nothing is said instead.</summary>
    public sealed record Dropped : SentenceVerdict
    {
        internal Dropped(RefusalReason reason, GuardState next)
            : base(next) => Reason = reason;

        /// <summary>Why.</summary>
        public RefusalReason Reason { get; }
    }
}
