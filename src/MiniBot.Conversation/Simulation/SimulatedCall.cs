using System.Collections.Immutable;
using MiniBot.Conversation.Qualification;

namespace MiniBot.Conversation.Simulation;

/// <summary>What one simulated call came to.</summary>
public sealed record SimulatedCall
{
    /// <summary>Which of the simulation's calls, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The id of the persona that was called.</summary>
    public required string Persona { get; init; }

    /// <summary>How the conversation ended.</summary>
    public required CallResult Result { get; init; }

    /// <summary>Virtual time from the answer to the end.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Virtual time from the answer until the person was a lead, or transferred; null when neither.</summary>
    public required TimeSpan? LeadAfter { get; init; }

    /// <summary>The caller's utterances that were heard.</summary>
    public required int Turns { get; init; }

    /// <summary>Words that the caller spoke.</summary>
    public required int Words { get; init; }

    /// <summary>How many of them were misheard, lost, or put in.</summary>
    public required int WordErrors { get; init; }

    /// <summary>True when the caller asked firmly, in words or by key, never to be called again.</summary>
    public required bool AskedOptOut { get; init; }

    /// <summary>What was heard and not understood, or had no answer.</summary>
    public required ImmutableArray<string> Unmatched { get; init; }

    /// <summary>The entries that the caller raised.</summary>
    public required ImmutableArray<RaisedEntry> Raised { get; init; }

    /// <summary>The entries that answered, rightly or not.</summary>
    public required ImmutableArray<string> Met { get; init; }
}

/// <summary>An entry of the catalogue that a caller raised.</summary>
/// <param name="Id">Which.</param>
/// <param name="AnsweredBy">The entry that answered it; null when none did.</param>
public sealed record RaisedEntry(string Id, string? AnsweredBy);
