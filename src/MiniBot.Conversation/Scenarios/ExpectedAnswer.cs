using System.Collections.Immutable;

namespace MiniBot.Conversation.Scenarios;

/// <summary>What kind of answer a question wants, and, of a determining one, which answers earn its points. Immutable.</summary>
/// <param name="Kind">The kind.</param>
public sealed record ExpectedAnswer(AnswerKind Kind)
{
    /// <summary>The least number that is believed; null for any.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number that is believed; null for any.</summary>
    public decimal? Max { get; init; }

    /// <summary>What is counted: "personnes"; null for nothing in particular.</summary>
    public string? Unit { get; init; }

    /// <summary>The answers to choose from; of a number, words that stand for one ("seul" for 1).</summary>
    public ImmutableArray<AnswerChoice> Choices { get; init; } = [];

    /// <summary>Of a determining step: the number from which on the points are earned.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Of a determining step: the number up to which the points are earned.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Of a determining step: the choices that earn the points.</summary>
    public ImmutableArray<string> Positive { get; init; } = [];
}

/// <summary>One answer to choose from.</summary>
/// <param name="Name">What is stored.</param>
/// <param name="Phrases">Ways to say it, its name among them; <c>(a|b|)</c> gives alternatives.</param>
public sealed record AnswerChoice(string Name, ImmutableArray<string> Phrases)
{
    /// <summary>The phrases, alternatives written out, as the normaliser gives them.</summary>
    internal ImmutableArray<ImmutableArray<string>> Words { get; init; } = [];
}

/// <summary>The kinds of answers.</summary>
public enum AnswerKind
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day or time ahead.</summary>
    Date,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any words.</summary>
    Text,
}
