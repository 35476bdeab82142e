using System.Collections.Immutable;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Freestyle;

/// <summary>
/// The rules of one reason, in their order: what is allowed is taken out of the sentence, so that later rules don't see it;
/// what is refused ends the reading.
/// </summary>
internal sealed class ReasonRules(RefusalReason reason, ImmutableArray<(bool Refuses, RuleSet Rules)> steps)
{
    public RefusalReason Reason => reason;

    /// <summary>True when the sentence breaks a rule that no fact excuses.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="isFact">True for words that the scenario's facts hold; asked only for what a fact can excuse.</param>
    public bool Refuse(IReadOnlyList<string> words, Func<List<string>, bool> isFact)
    {
        foreach (var (refuses, rules) in steps)
        {
            if (!refuses)
                words = rules.Blank(words);
            else if (
                CanBeFact
                    ? rules.Matches(words).Any(m => !isFact([.. words.Skip(m.Start).Take(m.Length)]))
                    : rules.IsFoundIn(words)
            )
                return true;
        }

        return false;
    }

    private bool CanBeFact => reason is RefusalReason.Number;

    public static ReasonRules Read(RefusalReason reason, DocumentNode.Sequence steps) =>
        new(
            reason,
            [
                .. steps
                    .Items.Cast<DocumentNode.Mapping>()
                    .Select(step => step.Entries.Single().Key.Value)
                    .Zip(
                        steps.Items.Cast<DocumentNode.Mapping>(),
                        (key, step) => (key == "refuse", new RuleSet(step.Texts(key)))
                    ),
            ]
        );
}
