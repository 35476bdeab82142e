using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>Writes what the language model is told.</summary>
internal static class FreestylePromptBuilder
{
    public static FreestylePrompt For(Scenario scenario, ImmutableArray<Exchange> history, string utterance) =>
        new(
            $"Tu es l'assistant vocal, une intelligence artificielle, de {scenario.CompanyName}, pour {scenario.Principal}, "
                + $"au sujet de {scenario.Purpose}. Réponds en deux phrases courtes, sans prix, sans promesse, sans liste.",
            history,
            utterance
        );
}
