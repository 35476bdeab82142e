using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Freestyle;

namespace MiniBot.Conversation.Scenarios;

/// <summary>What a language model may say, and what not.</summary>
internal sealed partial class ScenarioBuilder
{
    private const int MaxFreestyleItems = 30;
    private const int MaxFreestyleLength = 300;

    private ImmutableArray<Template> ReadFacts(Theme theme)
    {
        var facts = ImmutableArray.CreateBuilder<Template>();
        foreach (var node in ReadFreestyleList("facts", "facts: [one true sentence, another]"))
        {
            var fact = Template.TryParse(node.Value, out var fault);
            if (fact is null)
                _top.Wrong(node, "facts", fault!, "write variables as {{first_name}}: letters, digits and _");
            else if (SentenceGuard.FindFaultOfFact(fact.Fill(_ => "x"), theme, _language.Freestyle) is { } reason)
                _top.Wrong(
                    node,
                    "facts",
                    $"the agent may not say this ({FreestyleRules.Key(reason)})",
                    "state a plain fact in one spoken sentence"
                );
            else
                facts.Add(fact);
        }

        return facts.ToImmutable();
    }

    private ImmutableArray<string> ReadForbidden() =>
        [.. ReadFreestyleList("forbidden", "forbidden: [words that may never be said]").Select(n => n.Value.Trim())];

    private IEnumerable<DocumentNode.Scalar> ReadFreestyleList(string key, string mend)
    {
        switch (_top.Node(key))
        {
            case null:
                yield break;
            case DocumentNode.Sequence { Items.Length: <= MaxFreestyleItems } list:
                foreach (var item in list.Items)
                {
                    if (
                        item is DocumentNode.Scalar { Value.Length: <= MaxFreestyleLength } text
                        && FoldedWords.Of(text.Value).Count > 0
                    )
                        yield return text;
                    else
                        _top.Wrong(item, key, $"a text of at most {MaxFreestyleLength} characters belongs here", mend);
                }

                break;
            case { } other:
                _top.Wrong(other, key, $"a list of at most {MaxFreestyleItems} texts belongs here", mend);
                break;
        }
    }
}
