using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>All that a caller of a scenario is expected to say.</summary>
public static class PhraseBook
{
    /// <summary>
    /// The phrases from which a recogniser's grammar is compiled: what people and machines say on any such call, and the
    /// scenario's own answers. Whole utterances, spelled as French is, without alternatives or duplicates; far fewer than the rules understand,
    /// because a small grammar hears better.
    /// </summary>
    public static ImmutableArray<string> For(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var own = scenario.Rail.SelectMany(s => s.IntentMapping).Select(m => m.Phrase);
        var choices = scenario.Rail.SelectMany(s => s.Expects?.Choices ?? []).SelectMany(c => c.Phrases);
        var written = own.Concat(choices).SelectMany(p => PhraseExpansion.TryExpand(p) ?? []);
        var machines = MachinePhrases.For(scenario.Language)?.Spoken ?? [];
        return [.. scenario.Intents.Utterances.Concat(written).Concat(machines).Distinct(StringComparer.Ordinal)];
    }
}
