using System.Collections.Immutable;

namespace MiniBot.Conversation.Simulation;

/// <summary>What a simulation came to. Holds no time of day and nothing of the machine: the same seed gives the same report.</summary>
public sealed record SimulationReport
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its <see cref="Scenarios.Scenario.ContentHash"/>.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The seed of the dice.</summary>
    public required int Seed { get; init; }

    /// <summary>How many calls.</summary>
    public required int Calls { get; init; }

    /// <summary>How they ended, the most frequent first.</summary>
    public required ImmutableArray<OutcomeCount> Outcomes { get; init; }

    /// <summary>Leads and transfers by calls, 0 to 1.</summary>
    public required double LeadRate { get; init; }

    /// <summary>The caller's utterances in a call.</summary>
    public required Spread Turns { get; init; }

    /// <summary>Virtual time of a call, in seconds.</summary>
    public required Spread DurationSeconds { get; init; }

    /// <summary>Virtual time until a person was a lead, in seconds; null when nobody was.</summary>
    public required Spread? TimeToLeadSeconds { get; init; }

    /// <summary>Calls in which the caller asked firmly never to be called again.</summary>
    public required int OptOutsAsked { get; init; }

    /// <summary>Those of them that ended as an opt-out: less than all when noise swallowed the words.</summary>
    public required int OptOutsObeyed { get; init; }

    /// <summary>The word error rate that was asked for, 0 to 1.</summary>
    public required double WordErrorRate { get; init; }

    /// <summary>The one that came about.</summary>
    public required double MeasuredWordErrorRate { get; init; }

    /// <summary>Who was called, in the order of their ids.</summary>
    public required ImmutableArray<PersonaCount> Personas { get; init; }

    /// <summary>The questions and objections, in the order of their ids.</summary>
    public required ImmutableArray<EntryCount> Entries { get; init; }

    /// <summary>Utterances that nobody understood, or that had no answer.</summary>
    public required int UnmatchedTotal { get; init; }

    /// <summary>The most frequent of them.</summary>
    public required ImmutableArray<UnmatchedCount> Unmatched { get; init; }
}

/// <summary>One way to end.</summary>
/// <param name="Disposition">Which.</param>
/// <param name="Count">How many calls.</param>
/// <param name="Share">Of all calls, 0 to 1.</param>
public sealed record OutcomeCount(Disposition Disposition, int Count, double Share);

/// <summary>One kind of caller.</summary>
/// <param name="Id">The persona.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Leads">How often it became a lead or was transferred.</param>
public sealed record PersonaCount(string Id, int Calls, int Leads);

/// <summary>One entry of the catalogue.</summary>
/// <param name="Id">Which.</param>
/// <param name="Raised">How often a caller raised it.</param>
/// <param name="Answered">How often it was then answered by this entry.</param>
/// <param name="Met">How often it answered anything.</param>
public sealed record EntryCount(string Id, int Raised, int Answered, int Met);

/// <summary>One utterance that nobody understood.</summary>
/// <param name="Text">As it was heard.</param>
/// <param name="Count">How often.</param>
public sealed record UnmatchedCount(string Text, int Count);

/// <summary>How values spread.</summary>
/// <param name="Mean">Their mean, to two digits.</param>
/// <param name="P50">The least value that half of them do not exceed.</param>
/// <param name="P95">The least value that 95 % of them do not exceed.</param>
public sealed record Spread(double Mean, double P50, double P95)
{
    internal static Spread Of(IEnumerable<int> values, int unit)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            return new Spread(0, 0, 0);
        return new Spread(Math.Round(sorted.Sum(v => (long)v) / (double)sorted.Count / unit, 2), At(0.5), At(0.95));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1] / (double)unit, 2);
    }
}
