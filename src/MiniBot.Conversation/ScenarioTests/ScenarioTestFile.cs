using System.Collections.Immutable;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>A file of scripted conversations. Immutable; made by <see cref="ScenarioTestReader"/>.</summary>
/// <param name="Scenario">The scenario that they follow, a path relative to the file or a shipped one's name; null when the file names none.</param>
/// <param name="Conversations">At least one, in the order of the file.</param>
public sealed record ScenarioTestFile(string? Scenario, ImmutableArray<ScriptedConversation> Conversations);

/// <summary>One conversation: what the caller does, and what must come of it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Start">When the call is answered, on virtual time.</param>
/// <param name="Columns">The contact's columns by name.</param>
/// <param name="Transfer">What becomes of a transfer.</param>
/// <param name="Turns">In order.</param>
public sealed record ScriptedConversation(
    string Name,
    int Line,
    DateTimeOffset Start,
    ImmutableDictionary<string, string> Columns,
    TransferOutcome Transfer,
    ImmutableArray<ScriptedTurn> Turns
);

/// <summary>One entry of a conversation: an act, then what must be true; either may be missing, not both.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Act">What the caller does; null for an expectation about what stands.</param>
/// <param name="Expected">In the order of the file.</param>
public sealed record ScriptedTurn(int Line, CallerAct? Act, ImmutableArray<Expectation> Expected);

/// <summary>What becomes of a transfer to a human.</summary>
public enum TransferOutcome
{
    /// <summary>A human takes over.</summary>
    Completed,

    /// <summary>It cannot be done.</summary>
    Failed,

    /// <summary>Nobody answers.</summary>
    Unanswered,
}
