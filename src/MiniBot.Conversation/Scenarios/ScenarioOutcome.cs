using System.Collections.Immutable;

namespace MiniBot.Conversation.Scenarios;

/// <summary>What came of reading a scenario file. A closed family.</summary>
public abstract record ScenarioOutcome
{
    private ScenarioOutcome() { }

    /// <summary>The file is right.</summary>
    public sealed record Valid(Scenario Scenario) : ScenarioOutcome;

    /// <summary>The file is refused; every error found, in the order of the file.</summary>
    public sealed record Invalid(ImmutableArray<ScenarioError> Errors) : ScenarioOutcome;
}
