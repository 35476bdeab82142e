using System.Collections.Immutable;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Qualification;

/// <summary>Scores a recorded call again by changed rules: weights, threshold, determining steps, the numbers and choices that count.</summary>
public static class Rescoring
{
    /// <summary>The score that the recorded answers have by this scenario.</summary>
    /// <param name="scenario">The changed scenario.</param>
    /// <param name="disposition">How the call ended.</param>
    /// <param name="refused">
    /// True when the person refused or opted out: such a call is no lead by any rule.
    /// </param>
    /// <param name="answers">What was answered, in order.</param>
    public static RescoredCall Score(Scenario scenario, Disposition disposition, bool refused, IReadOnlyList<StepAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(answers);
        var scorecard = Scorecard.Empty;
        foreach (var answer in answers)
        {
            var step = scenario.Rail.FirstOrDefault(s => string.Equals(s.Name, answer.Step, StringComparison.OrdinalIgnoreCase));
            if (step is { IsDetermining: true })
                scorecard = scorecard.Enter(step, answer with { Value = ValueOf(scenario.Speech, step, answer) });
        }

        var isLead = scorecard.Score >= scenario.LeadThreshold;
        var judged = !refused && disposition is Disposition.Lead or Disposition.NotInterested;
        return new RescoredCall(
            scorecard.Score,
            !judged ? disposition
                : isLead ? Disposition.Lead
                : Disposition.NotInterested,
            scorecard.Reasons
        );
    }

    // The words are read again, since the choices and the range may be new. A date earns nothing, so it needs no zone.
    private static AnswerValue? ValueOf(LanguagePack language, ScenarioStep step, StepAnswer answer) =>
        step.Expects is { Kind: AnswerKind.Number or AnswerKind.Choice } expected
            ? AnswerReader.Read(language, expected, answer.Intent, answer.Utterance, answer.At, TimeZoneInfo.Utc)
            : answer.Value;
}

/// <summary>A recorded call by changed rules.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Disposition">A lead or not, where the score decided; else as it was.</param>
/// <param name="Reasons">Every determining answer, with its points and words.</param>
public sealed record RescoredCall(int Score, Disposition Disposition, ImmutableArray<ScoreReason> Reasons);
