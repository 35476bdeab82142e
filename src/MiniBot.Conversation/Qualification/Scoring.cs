using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Qualification;

/// <summary>What one answer is worth.</summary>
internal static class Scoring
{
    /// <summary>The step's points when the answer earns them, else 0: a yes, or the number or choice that the step is after.</summary>
    public static int Points(ScenarioStep step, Intent intent, AnswerValue? value) =>
        Earns(step, intent, value) ? step.Points : 0;

    private static bool Earns(ScenarioStep step, Intent intent, AnswerValue? value) =>
        step.Expects switch
        {
            { Kind: AnswerKind.Number } expected => value is AnswerValue.Number { Value: var number }
                && !(number < expected.AtLeast)
                && !(number > expected.AtMost),
            { Kind: AnswerKind.Choice } expected => value is AnswerValue.Choice { Name: var name }
                && expected.Positive.Contains(name),
            _ => intent is Intent.Affirm or Intent.Interested,
        };
}
