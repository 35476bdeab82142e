using System.Collections.Immutable;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Journals;

/// <summary>Runs a recorded conversation again: the same inputs must give the same decisions and actions.</summary>
public static class Replay
{
    /// <summary>Sends every recorded input through the rail and compares.</summary>
    /// <param name="scenario">The scenario, perhaps a changed one.</param>
    /// <param name="journal">What was recorded.</param>
    public static ReplayReport Run(Scenario scenario, CallJournal journal)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(journal);
        var state = Rail.Start(scenario, journal.Header.Personal.Variables) with
        {
            StopsAtAnyVoice = journal.Header.Journal < JournalHeader.JudgedInterruptions,
        };
        var differences = ImmutableArray.CreateBuilder<ReplayDifference>();
        for (var i = 0; i < journal.Entries.Length; i++)
        {
            var recorded = journal.Entries[i];
            var transition = Rail.Advance(state, recorded.Input, recorded.At);
            state = transition.State;
            if (!transition.Actions.SequenceEqual(recorded.Actions) || !IsSame(transition.Decision, recorded.Decision))
                differences.Add(
                    new ReplayDifference(i + 2, recorded.Input, recorded.Actions, transition.Actions)
                    {
                        RecordedDecision = recorded.Decision,
                        ReplayedDecision = transition.Decision,
                    }
                );
        }

        return new ReplayReport(scenario.ContentHash == journal.Header.ScenarioHash, differences.ToImmutable(), state)
        {
            IsSameCatalogue =
                journal.Header.CatalogueHash is null || journal.Header.CatalogueHash == scenario.Catalogue.ContentHash,
        };
    }

    // What was decided, not how surely: a score may move with the catalogue.
    private static bool IsSame(Decision? a, Decision? b) => (a?.Rule, a?.Step, a?.Intent) == (b?.Rule, b?.Step, b?.Intent);
}

/// <summary>What a replay showed.</summary>
/// <param name="IsSameScenario">False when the scenario's file is not the one that the call followed.</param>
/// <param name="Differences">Every line that differs; empty for an identical replay.</param>
/// <param name="End">The state at the end of the replay, with its result.</param>
public sealed record ReplayReport(bool IsSameScenario, ImmutableArray<ReplayDifference> Differences, RailState End)
{
    /// <summary>False when the answers are not those of the call: an entry was changed, added or dropped since.</summary>
    public bool IsSameCatalogue { get; init; } = true;
}

/// <summary>One line whose decision (rule, step, intent) or actions differ.</summary>
/// <param name="Line">In the journal, from 1.</param>
/// <param name="Input">What happened.</param>
/// <param name="Recorded">What was done then.</param>
/// <param name="Replayed">What is done now.</param>
public sealed record ReplayDifference(
    int Line,
    CallInput Input,
    ImmutableArray<CallAction> Recorded,
    ImmutableArray<CallAction> Replayed
)
{
    /// <summary>What was decided then; null for nothing.</summary>
    public Decision? RecordedDecision { get; init; }

    /// <summary>What is decided now; null for nothing.</summary>
    public Decision? ReplayedDecision { get; init; }

    /// <summary>The difference in lines: the input, then what goes (<c>-</c>) and what comes (<c>+</c>), as a journal writes it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"line {Line}: {JournalText.Of(Input)}";
        if (JournalText.Of(RecordedDecision) is var then && JournalText.Of(ReplayedDecision) is var now && then != now)
        {
            yield return $"  - {then}";
            yield return $"  + {now}";
        }

        foreach (var gone in Recorded.Except(Replayed))
            yield return $"  - {JournalText.Of(gone)}";
        foreach (var come in Replayed.Except(Recorded))
            yield return $"  + {JournalText.Of(come)}";
        if (Recorded.Length == Replayed.Length && !Recorded.SequenceEqual(Replayed) && Recorded.ToHashSet().SetEquals(Replayed))
            yield return "  the same actions in another order";
    }
}
