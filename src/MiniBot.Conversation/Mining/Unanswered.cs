using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Mining;

/// <summary>Reads off a decision whether the words behind it were understood.</summary>
internal static class Unanswered
{
    private const string AnswerRule = "answer.";
    private const string FollowUpRule = "follow_up.";

    /// <summary>True when nobody knew what was meant, or no entry answers it. A question beyond a step's limit was understood.</summary>
    public static bool Is(CallInput.CallerSaid said, Decision? decision) =>
        !string.IsNullOrWhiteSpace(said.Text)
        && decision
            is { Rule: "answer.later" or "freestyle.asked" }
                or { Rule: "step.reprompted" or "step.simplified" or "step.given_up", Intent: Intent.Neutral };

    /// <summary>The id of the entry that answered; null when none did.</summary>
    public static string? AnsweredEntry(Decision? decision, Scenario scenario) =>
        decision?.Rule switch
        {
            null or "answer.later" => null,
            "answer.fixed" => scenario.Intents.Answers.Entries.First(e => e.IsFixed).Id,
            var rule when rule.StartsWith(AnswerRule, StringComparison.Ordinal) => rule[AnswerRule.Length..],
            var rule when rule.StartsWith(FollowUpRule, StringComparison.Ordinal) => rule[FollowUpRule.Length..],
            _ => null,
        };
}
