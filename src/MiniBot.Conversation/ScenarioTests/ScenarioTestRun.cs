using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>Holds scripted conversations on virtual time and compares what comes of them with what was expected.</summary>
public static class ScenarioTestRun
{
    /// <summary>Holds one conversation up to the first turn that fails; what comes after it would only follow from it.</summary>
    public static ConversationReport Run(Scenario scenario, ScriptedConversation script)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(script);
        var call = new ScriptedCall(scenario, script);
        var failures = ImmutableArray.CreateBuilder<ExpectationFailure>();
        for (var i = 0; i < script.Turns.Length && failures.Count == 0; i++)
        {
            var turn = script.Turns[i];
            var next = script.Turns[(i + 1)..].Select(t => t.Act).FirstOrDefault(act => act is not null);
            var wasDone = Do(turn, call, failures);
            if (next is not CallerAct.Interrupts)
                call.HearOut();
            if (wasDone)
                failures.AddRange(turn.Expected.Select(e => ExpectationCheck.Find(e, call)).OfType<ExpectationFailure>());
        }

        return new ConversationReport(
            script.Name,
            script.Line,
            failures.ToImmutable(),
            call.State.Disposition,
            call.State.Result.Score,
            [.. call.Transcript]
        );
    }

    /// <summary>The caller's part of a turn; false when the call is over already.</summary>
    private static bool Do(ScriptedTurn turn, ScriptedCall call, ImmutableArray<ExpectationFailure>.Builder failures)
    {
        if (turn.Act is not { } act)
        {
            call.HearOut();
            return true;
        }

        if (act is not CallerAct.Interrupts)
            call.HearOut();
        if (call.IsOver)
        {
            failures.Add(
                new ExpectationFailure(
                    turn.Line,
                    "turn",
                    "the call to go on",
                    "it was over before: " + ExpectationCheck.Standing(call)
                )
            );
            return false;
        }

        call.Forget();
        call.Do(act);
        return true;
    }
}
