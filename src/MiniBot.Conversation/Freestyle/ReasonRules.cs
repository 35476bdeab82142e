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
    /// <param name="line">The sentence, see <see cref="RuleSet.Line"/>.</param>
    /// <param name="isFact">True for words that the scenario's facts hold; asked only for what a fact can excuse.</param>
    public bool Refuse(string line, Func<string, bool> isFact)
    {
        foreach (var (refuses, rules) in steps)
        {
            if (!refuses)
                line = rules.Blank(line);
            else if (CanBeFact ? !rules.In(line).All(isFact) : rules.IsFoundIn(line))
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
                    .Zip(steps.Items.Cast<DocumentNode.Mapping>(), (key, step) => (key == "refuse", new RuleSet(step.Texts(key)))),
            ]
        );
}
