using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>A warning that belongs to every answer about a kind of product.</summary>
/// <param name="Theme">The theme in which it is due.</param>
/// <param name="Products">Words that speak of the product.</param>
/// <param name="Given">Words that give the warning already.</param>
/// <param name="Text">The warning.</param>
internal sealed record RiskWarning(Theme Theme, RuleSet Products, RuleSet Given, string Text)
{
    public static RiskWarning Read(DocumentNode.Mapping data) =>
        new(
            Enum.GetValues<Theme>().First(t => FreestyleRules.Key(t) == data.Text("theme")),
            new RuleSet(data.Texts("products")),
            new RuleSet(data.Texts("given")),
            data.Text("say")
        );
}
