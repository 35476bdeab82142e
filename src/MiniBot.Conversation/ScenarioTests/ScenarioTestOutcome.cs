using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>What came of reading a file of scripted conversations. A closed family.</summary>
public abstract record ScenarioTestOutcome
{
    private ScenarioTestOutcome() { }

    /// <summary>The file is right.</summary>
    public sealed record Valid(ScenarioTestFile File) : ScenarioTestOutcome;

    /// <summary>The file is refused; every error found, in the order of the file.</summary>
    public sealed record Invalid(ImmutableArray<ScenarioError> Errors) : ScenarioTestOutcome;
}
