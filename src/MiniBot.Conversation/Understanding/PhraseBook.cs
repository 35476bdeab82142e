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

    /// <summary>With the catalogue's, so many phrases are heard well and quickly (docs/speech.md).</summary>
    public const int MostWithCatalogue = 200;

    /// <summary>
    /// The phrases of <see cref="For"/>, all of them, and of each entry of the catalogue as many as there is room for: the first of
    /// every entry before the second of any. Only those that can be told by ear, of three to eight words.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="most">Phrases in all, unless the scenario alone has more.</param>
    public static ImmutableArray<string> WithCatalogue(Scenario scenario, int most = MostWithCatalogue)
    {
        var own = For(scenario);
        var entries = scenario.Catalogue.Entries.Select(e => e.Phrases.Where(CanBeTold).ToArray()).ToArray();
        var rounds = entries.Select(phrases => phrases.Length).DefaultIfEmpty().Max();
        var inTurn = Enumerable
            .Range(0, rounds)
            .SelectMany(round => entries.Where(phrases => round < phrases.Length).Select(phrases => phrases[round]));
        return [.. own.Concat(inTurn.Except(own, StringComparer.Ordinal).Take(Math.Max(0, most - own.Length)))];
    }

    private static bool CanBeTold(string phrase) => phrase.Split(' ').Length is >= 3 and <= 8;
}
