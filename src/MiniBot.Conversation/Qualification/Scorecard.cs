using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Qualification;

/// <summary>The answers of a call so far and what they are worth. Immutable.</summary>
internal sealed record Scorecard(ImmutableArray<ScoreReason> Reasons, ImmutableArray<StepValue> Values)
{
    public static Scorecard Empty { get; } = new([], []);

    public int Score => Reasons.Sum(r => r.Points);

    /// <summary>Enters the answer to a determining step: its points for a yes, 0 for anything else.</summary>
    public Scorecard Judge(ScenarioStep step, Reading reading, string utterance, DateTimeOffset at) =>
        this with
        {
            Reasons = Reasons.Add(
                new ScoreReason(step.Name, reading.IsPositive ? step.Points : 0, utterance, reading.Intent, at)
            ),
        };

    /// <summary>Keeps the answer to an informative step.</summary>
    public Scorecard Keep(ScenarioStep step, string utterance) =>
        this with
        {
            Values = Values.Add(new StepValue(step.Name, utterance)),
        };
}
