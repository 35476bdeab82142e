using System.Collections.Immutable;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Scenarios;

/// <summary>One step of the rail: what is asked, and what the answer is worth. Immutable.</summary>
public sealed record ScenarioStep
{
    /// <summary>What the step is for.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Its name in the file: Hello, Q1, …</summary>
    public required string Name { get; init; }

    /// <summary>What is said.</summary>
    public required Template Message { get; init; }

    /// <summary>The same in simpler words, for when the answer was not understood; null to say the message again.</summary>
    public Template? Short { get; init; }

    /// <summary>Of the Bye: what is said to a person who is no lead; null for the language's own text.</summary>
    public Template? MessageNotLead { get; init; }

    /// <summary>A recording of the message, relative to the scenario; null for none.</summary>
    public string? AudioPath { get; init; }

    /// <summary>True when a yes earns <see cref="Points"/>; false when the answer is only kept.</summary>
    public bool IsDetermining { get; init; }

    /// <summary>What a yes earns, 0 to 100; the points of a rail add up to 100.</summary>
    public int Points { get; init; }

    /// <summary>How many questions and objections of the caller are answered at this step before the rail moves on.</summary>
    public int MaxAutonomousTurns { get; init; }

    /// <summary>Phrases that have a meaning of their own at this step.</summary>
    public ImmutableArray<MappedPhrase> IntentMapping { get; init; } = [];

    /// <summary>The kind of answer that a question wants; null where a yes or no, or any words, will do.</summary>
    public ExpectedAnswer? Expects { get; init; }

    internal PhraseIndex Phrases { get; init; } = new();
}

/// <summary>A phrase and what it means at one step.</summary>
/// <param name="Intent">The meaning.</param>
/// <param name="Phrase">What is said; <c>(a|b|)</c> gives alternatives.</param>
public sealed record MappedPhrase(Intent Intent, string Phrase);

/// <summary>What a step of the rail is for, in the order of a call.</summary>
public enum StepKind
{
    /// <summary>Asks for a minute.</summary>
    Hello,

    /// <summary>Asks a question.</summary>
    Question,

    /// <summary>Asks whether the person wants what is offered.</summary>
    IsLeads,

    /// <summary>Asks when.</summary>
    ConfirmTime,

    /// <summary>Says good-bye.</summary>
    Bye,
}
