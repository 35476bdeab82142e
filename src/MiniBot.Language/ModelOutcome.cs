namespace MiniBot.Language;

/// <summary>How a question to the language model ended. A closed family.</summary>
public abstract record ModelOutcome
{
    private ModelOutcome() { }

    /// <summary>The answer is there.</summary>
    /// <param name="Usage">What it took.</param>
    /// <param name="IsWhole">False when it was cut at a limit of length.</param>
    public sealed record Answered(ModelUsage Usage, bool IsWhole) : ModelOutcome;

    /// <summary>Who asked wants no more of it.</summary>
    public sealed record Cancelled : ModelOutcome;

    /// <summary>There is no answer, or only the beginning of one.</summary>
    /// <param name="Stage">How far it had come.</param>
    /// <param name="Cause">What went wrong (English, no personal data).</param>
    /// <param name="Mend">What mends it.</param>
    public sealed record Failed(ModelStage Stage, string Cause, string Mend) : ModelOutcome;
}

/// <summary>How far a question to a language model had come when it failed.</summary>
public enum ModelStage
{
    /// <summary>Not asked: the server had failed too often just before, or too many were waiting.</summary>
    Waiting,

    /// <summary>The server could not be reached.</summary>
    Reaching,

    /// <summary>The server refused the question: no such model, no key, too busy.</summary>
    Asking,

    /// <summary>No word came in time.</summary>
    FirstToken,

    /// <summary>The answer had begun, and broke off, stalled or turned into something else.</summary>
    Answering,
}

/// <summary>What an answer took.</summary>
/// <param name="FirstToken">From the question to the first word.</param>
/// <param name="Total">From the question to the end.</param>
/// <param name="InputTokens">Tokens of the prompt, as the server counted them; null when it did not.</param>
/// <param name="OutputTokens">Tokens of the answer, as the server counted them; null when it did not.</param>
public sealed record ModelUsage(TimeSpan FirstToken, TimeSpan Total, long? InputTokens, long? OutputTokens)
{
    /// <summary>The pace after the first word; null when it is not known.</summary>
    public double? TokensPerSecond =>
        OutputTokens is > 1 && Total > FirstToken ? (OutputTokens - 1) / (Total - FirstToken).TotalSeconds : null;
}
