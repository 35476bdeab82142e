namespace MiniBot.Language;

/// <summary>
/// A server of language models failed. <c>IChatClient</c> has no other way to say so; <see cref="ChatModel"/> turns it into a
/// <see cref="ModelOutcome"/>.
/// </summary>
public sealed class ChatServerException : Exception
{
    /// <param name="stage">How far the question had come.</param>
    /// <param name="cause">What went wrong, without personal data.</param>
    /// <param name="mend">What mends it.</param>
    /// <param name="inner">What was underneath.</param>
    public ChatServerException(ModelStage stage, string cause, string mend, Exception? inner = null)
        : base(cause, inner) => (Stage, Mend) = (stage, mend);

    /// <summary>How far the question had come.</summary>
    public ModelStage Stage { get; }

    /// <summary>What mends it.</summary>
    public string Mend { get; }
}
