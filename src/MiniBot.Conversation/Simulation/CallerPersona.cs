using System.Collections.Immutable;

namespace MiniBot.Conversation.Simulation;

/// <summary>A kind of caller: what they do, how often. Immutable.</summary>
internal sealed record CallerPersona
{
    public required string Id { get; init; }

    /// <summary>In a few words, for whoever reads the file.</summary>
    public required string About { get; init; }

    /// <summary>How common such callers are, relative to the others.</summary>
    public required double Weight { get; init; }

    /// <summary>What is done in any situation that has no table of its own.</summary>
    public required WeightedTable<CallerAct> Acts { get; init; }

    /// <summary>What is done in one situation. Nothing is said over the disclosure and the last words unless a table stands here.</summary>
    public required ImmutableDictionary<CallerSituation, WeightedTable<CallerAct>> Situations { get; init; }

    /// <summary>The catalogue's entries that are raised: ids, or their beginnings (<c>gen.obj</c>).</summary>
    public required ImmutableArray<string> Entries { get; init; }

    /// <summary>How often the caller begins to speak before the agent is done.</summary>
    public required double BargeIn { get; init; }

    /// <summary>How often the caller, who listens, says so: "mm-hm", "d'accord".</summary>
    public required double BackChannel { get; init; }

    /// <summary>How often an utterance begins with chatter.</summary>
    public required double Chatter { get; init; }

    /// <summary>How many turns the caller stays for; after them each turn is the last one in two.</summary>
    public required int Patience { get; init; }

    /// <summary>How long the caller thinks before an answer, on average.</summary>
    public required TimeSpan Reaction { get; init; }

    /// <summary>True for a person who types: nothing is misheard.</summary>
    public required bool Types { get; init; }

    public CallerAct Draw(CallerSituation situation, SeededRandom random)
    {
        if (Situations.TryGetValue(situation, out var own))
            return own.Draw(random);
        return situation is CallerSituation.Disclosure or CallerSituation.Closing ? CallerAct.Silent : Acts.Draw(random);
    }

    /// <summary>True when the persona raises this entry.</summary>
    public bool Raises(string entryId) =>
        Entries.Any(e =>
            entryId.StartsWith(e, StringComparison.Ordinal) && (entryId.Length == e.Length || entryId[e.Length] == '.')
        );
}
