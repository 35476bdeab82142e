using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Qualification;

/// <summary>The answers of a call so far and what they are worth. Immutable.</summary>
internal sealed record Scorecard(
    ImmutableArray<StepAnswer> Answers,
    ImmutableArray<ScoreReason> Reasons,
    ImmutableArray<StepValue> Values
)
{
    public static Scorecard Empty { get; } = new([], [], []);

    public int Score => Reasons.Sum(r => r.Points);

    /// <summary>Enters an answer; to a determining step, with the points that it earned.</summary>
    public Scorecard Enter(ScenarioStep step, StepAnswer answer) =>
        this with
        {
            Answers = Answers.Add(answer),
            Reasons = step.IsDetermining
                ? Reasons.Add(
                    new ScoreReason(
                        step.Name,
                        Scoring.Points(step, answer.Intent, answer.Value),
                        answer.Utterance,
                        answer.Intent,
                        answer.At
                    )
                )
                : Reasons,
        };

    /// <summary>Enters an answer and keeps it as the step's value.</summary>
    public Scorecard Keep(ScenarioStep step, StepAnswer answer) =>
        Enter(step, answer) with
        {
            Values = Values.Add(new StepValue(step.Name, answer.Utterance, answer.Value)),
        };
}
