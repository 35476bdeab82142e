namespace MiniBot.Cli.Ask;

/// <summary>What a model answered, and what of it would be said: the object that <c>ask --json</c> prints.</summary>
internal sealed record AskReport
{
    public required string Model { get; init; }

    public required string Question { get; init; }

    /// <summary>As they came.</summary>
    public IReadOnlyList<AskedSentence> Sentences { get; init; } = [];

    /// <summary>What is said after them, because of what they speak of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public double? FirstWordMs { get; init; }

    public double? TotalMs { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public double? TokensPerSecond { get; init; }

    /// <summary>Why there is no answer, or only its beginning.</summary>
    public string? Error { get; init; }

    public string? Mend { get; init; }
}

/// <summary>One sentence of a model.</summary>
/// <param name="AfterMs">From the question until it was whole.</param>
/// <param name="Verdict">Passed, replaced or dropped.</param>
/// <param name="Reason">Why it was not passed.</param>
/// <param name="Text">As the model wrote it.</param>
/// <param name="Said">What the agent says; null for nothing.</param>
internal sealed record AskedSentence(double AfterMs, string Verdict, string? Reason, string Text, string? Said);
