using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>What the guard knows of the answer under way. Immutable; one per answer of the model.</summary>
public sealed record GuardState
{
    private GuardState(FreestyleRules rules) => Rules = rules;

    /// <summary>How many sentences were said, the safe one included.</summary>
    public int Said { get; internal init; }

    /// <summary>True once a safe sentence stood in for a refused one.</summary>
    public bool HasReplaced { get; internal init; }

    /// <summary>True while every sentence passed unchanged: only such an answer may be kept for other calls.</summary>
    public bool IsClean { get; internal init; } = true;

    /// <summary>The rules of the scenario's language.</summary>
    internal FreestyleRules Rules { get; }

    /// <summary>The words of each fact, folded.</summary>
    internal ImmutableArray<List<string>> Facts { get; init; } = [];

    /// <summary>The numbers that may be said.</summary>
    internal ImmutableArray<SpokenNumber> FactNumbers { get; init; } = [];

    /// <summary>The words of an utterance that tried to give orders; empty for any other.</summary>
    internal ImmutableArray<string> OrderWords { get; init; } = [];

    /// <summary>Risk warnings, by their place in the rules, that the answer calls for.</summary>
    internal ImmutableHashSet<int> WarningsDue { get; init; } = [];

    /// <summary>Risk warnings that the answer itself gave.</summary>
    internal ImmutableHashSet<int> WarningsGiven { get; init; } = [];

    /// <summary>The state before the first sentence of an answer.</summary>
    /// <param name="scenario">Whose facts may be used.</param>
    /// <param name="variables">The contact's columns by name; only those that the facts name are used.</param>
    /// <param name="utterance">What the caller asked.</param>
    public static GuardState Start(Scenario scenario, IReadOnlyDictionary<string, string> variables, string utterance)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(utterance);
        var rules = scenario.Speech.Freestyle;
        var facts = scenario.Facts.Select(f => scenario.Fill(f, variables)).Append(scenario.Purpose).ToList();
        return new GuardState(rules)
        {
            Facts = [.. facts.Select(FoldedWords.Of)],
            FactNumbers = [.. facts.SelectMany(f => rules.Numbers.In(f))],
            OrderWords = rules.GivesOrders(utterance) ? [.. FoldedWords.Of(utterance)] : [],
        };
    }
}
