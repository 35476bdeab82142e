using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>All that a caller of a scenario is expected to say.</summary>
public static class PhraseBook
{
    /// <summary>
    /// The phrases from which a recogniser's grammar is compiled: those of the language's intents and answers, and the
    /// scenario's own. Spelled as French is, without alternatives or duplicates.
    /// </summary>
    public static ImmutableArray<string> For(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var own = scenario.Rail.SelectMany(s => s.IntentMapping).SelectMany(m => PhraseExpansion.TryExpand(m.Phrase) ?? []);
        return [.. scenario.Intents.Phrases.Concat(own).Distinct(StringComparer.Ordinal)];
    }
}
