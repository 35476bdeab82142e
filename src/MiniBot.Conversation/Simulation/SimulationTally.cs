using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// Counts calls. Adding the same calls in the same parts and order gives the same report; which thread counted a part does
/// not matter. Used by one thread at a time.
/// </summary>
public sealed class SimulationTally
{
    /// <summary>No more different utterances are counted; those beyond are summed.</summary>
    public const int MaxUnmatched = 50_000;

    private readonly SortedDictionary<Disposition, int> _outcomes = [];
    private readonly Dictionary<string, int> _unmatched = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EntryCounts> _entries = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PersonaCounts> _personas = new(StringComparer.Ordinal);
    private readonly List<int> _turns = [];
    private readonly List<int> _durationsMs = [];
    private readonly List<int> _leadsAfterMs = [];
    private int _unmatchedBeyond;
    private int _askedOptOut;
    private int _obeyedOptOut;
    private long _words;
    private long _wordErrors;

    /// <summary>How many calls were counted.</summary>
    public int Count => _turns.Count;

    /// <summary>Counts one call.</summary>
    public void Add(SimulatedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var disposition = call.Result.Disposition;
        _outcomes[disposition] = _outcomes.GetValueOrDefault(disposition) + 1;
        _turns.Add(call.Turns);
        _durationsMs.Add((int)call.Duration.TotalMilliseconds);
        if (call.LeadAfter is { } after)
            _leadsAfterMs.Add((int)after.TotalMilliseconds);
        var persona = _personas.GetValueOrDefault(call.Persona);
        _personas[call.Persona] = new(persona.Calls + 1, persona.Leads + (IsLead(disposition) ? 1 : 0));
        foreach (var text in call.Unmatched)
            AddUnmatched(text, 1);
        foreach (var raised in call.Raised)
            AddEntry(raised.Id, new EntryCounts(1, raised.AnsweredBy == raised.Id ? 1 : 0, 0));
        foreach (var met in call.Met)
            AddEntry(met, new EntryCounts(0, 0, 1));
        _askedOptOut += call.AskedOptOut ? 1 : 0;
        _obeyedOptOut += call.AskedOptOut && disposition == Disposition.OptOut ? 1 : 0;
        _words += call.Words;
        _wordErrors += call.WordErrors;
    }

    /// <summary>Takes over what another one has counted.</summary>
    public void Add(SimulationTally part)
    {
        ArgumentNullException.ThrowIfNull(part);
        foreach (var (disposition, count) in part._outcomes)
            _outcomes[disposition] = _outcomes.GetValueOrDefault(disposition) + count;
        foreach (var (persona, counts) in part._personas)
        {
            var sum = _personas.GetValueOrDefault(persona);
            _personas[persona] = new(sum.Calls + counts.Calls, sum.Leads + counts.Leads);
        }

        foreach (var (text, count) in part._unmatched.OrderBy(u => u.Key, StringComparer.Ordinal))
            AddUnmatched(text, count);
        foreach (var (id, counts) in part._entries)
            AddEntry(id, counts);
        _turns.AddRange(part._turns);
        _durationsMs.AddRange(part._durationsMs);
        _leadsAfterMs.AddRange(part._leadsAfterMs);
        _unmatchedBeyond += part._unmatchedBeyond;
        _askedOptOut += part._askedOptOut;
        _obeyedOptOut += part._obeyedOptOut;
        _words += part._words;
        _wordErrors += part._wordErrors;
    }

    /// <summary>What the calls came to.</summary>
    /// <param name="scenario">What was followed.</param>
    /// <param name="options">How it was simulated.</param>
    /// <param name="mostUnmatched">How many of the utterances that nobody understood are listed.</param>
    public SimulationReport ToReport(Scenario scenario, SimulationOptions options, int mostUnmatched)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        var leads = _outcomes.Where(o => IsLead(o.Key)).Sum(o => o.Value);
        return new SimulationReport
        {
            Scenario = scenario.Name,
            ScenarioHash = scenario.ContentHash,
            Seed = options.Seed,
            Calls = Count,
            Outcomes =
            [
                .. _outcomes
                    .OrderByDescending(o => o.Value)
                    .ThenBy(o => o.Key)
                    .Select(o => new OutcomeCount(o.Key, o.Value, Ratio(o.Value, Count))),
            ],
            LeadRate = Ratio(leads, Count),
            Turns = Spread.Of(_turns, unit: 1),
            DurationSeconds = Spread.Of(_durationsMs, unit: 1000),
            TimeToLeadSeconds = _leadsAfterMs.Count == 0 ? null : Spread.Of(_leadsAfterMs, unit: 1000),
            OptOutsAsked = _askedOptOut,
            OptOutsObeyed = _obeyedOptOut,
            WordErrorRate = options.WordErrorRate,
            MeasuredWordErrorRate = Ratio(_wordErrors, _words),
            Personas = [.. _personas.Select(p => new PersonaCount(p.Key, p.Value.Calls, p.Value.Leads))],
            Entries = [.. _entries.Select(e => new EntryCount(e.Key, e.Value.Raised, e.Value.Answered, e.Value.Met))],
            UnmatchedTotal = _unmatched.Values.Sum() + _unmatchedBeyond,
            Unmatched =
            [
                .. _unmatched
                    .OrderByDescending(u => u.Value)
                    .ThenBy(u => u.Key, StringComparer.Ordinal)
                    .Take(mostUnmatched)
                    .Select(u => new UnmatchedCount(u.Key, u.Value)),
            ],
        };
    }

    private static bool IsLead(Disposition disposition) => disposition is Disposition.Lead or Disposition.Transferred;

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : Math.Round(part / (double)whole, 4);

    private void AddUnmatched(string text, int count)
    {
        if (_unmatched.Count >= MaxUnmatched && !_unmatched.ContainsKey(text))
            _unmatchedBeyond += count;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(_unmatched, text, out _) += count;
    }

    private void AddEntry(string id, EntryCounts counts)
    {
        var sum = _entries.GetValueOrDefault(id);
        _entries[id] = new(sum.Raised + counts.Raised, sum.Answered + counts.Answered, sum.Met + counts.Met);
    }

    private readonly record struct EntryCounts(int Raised, int Answered, int Met);

    private readonly record struct PersonaCounts(int Calls, int Leads);
}
