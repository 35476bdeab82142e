using System.Collections.Immutable;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Journals;

/// <summary>Runs a recorded conversation again: the same inputs must give the same actions.</summary>
public static class Replay
{
    /// <summary>Sends every recorded input through the rail and compares.</summary>
    /// <param name="scenario">The scenario, perhaps a changed one.</param>
    /// <param name="journal">What was recorded.</param>
    public static ReplayReport Run(Scenario scenario, CallJournal journal)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(journal);
        var state = Rail.Start(scenario, journal.Header.Personal.Variables);
        var differences = ImmutableArray.CreateBuilder<ReplayDifference>();
        for (var i = 0; i < journal.Entries.Length; i++)
        {
            var recorded = journal.Entries[i];
            var transition = Rail.Advance(state, recorded.Input, recorded.At);
            state = transition.State;
            if (!transition.Actions.SequenceEqual(recorded.Actions))
                differences.Add(new ReplayDifference(i + 2, recorded.Input, recorded.Actions, transition.Actions));
        }

        return new ReplayReport(scenario.ContentHash == journal.Header.ScenarioHash, differences.ToImmutable(), state);
    }
}

/// <summary>What a replay showed.</summary>
/// <param name="IsSameScenario">False when the scenario's file is not the one that the call followed.</param>
/// <param name="Differences">Every line whose actions differ; empty for an identical replay.</param>
/// <param name="End">The state at the end of the replay, with its result.</param>
public sealed record ReplayReport(bool IsSameScenario, ImmutableArray<ReplayDifference> Differences, RailState End);

/// <summary>One line whose actions differ.</summary>
/// <param name="Line">In the journal, from 1.</param>
/// <param name="Input">What happened.</param>
/// <param name="Recorded">What was done then.</param>
/// <param name="Replayed">What is done now.</param>
public sealed record ReplayDifference(
    int Line,
    CallInput Input,
    ImmutableArray<CallAction> Recorded,
    ImmutableArray<CallAction> Replayed
);
