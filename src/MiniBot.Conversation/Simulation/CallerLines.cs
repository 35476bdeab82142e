using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Simulation;

/// <summary>All that callers can say to one scenario: the cast's lines, the ways to raise each entry, the steps' own answers. Immutable.</summary>
internal sealed class CallerLines
{
    private readonly SimulationCast _cast;
    private readonly ImmutableDictionary<string, ImmutableArray<EntryLines>> _entriesByPersona;
    private readonly ImmutableDictionary<string, StepAnswers> _answersByStep;

    public CallerLines(Scenario scenario, SimulationCast cast)
    {
        _cast = cast;
        var entries = scenario
            .Intents.Answers.Entries.Select(e => new EntryLines(e.Id, Expand(e.Phrases)))
            .OrderBy(e => e.Id, StringComparer.Ordinal)
            .ToList();
        _entriesByPersona = cast.Personas.ToImmutableDictionary(
            p => p.Id,
            p => entries.Where(e => p.Raises(e.Id)).ToImmutableArray()
        );
        _answersByStep = scenario.Rail.ToImmutableDictionary(
            s => s.Name,
            s => new StepAnswers(PhrasesOf(s, Intent.Affirm), PhrasesOf(s, Intent.Deny))
        );
    }

    /// <summary>Every text that may be said.</summary>
    public IEnumerable<string> All =>
        _cast
            .Lines.Values.SelectMany(lines => lines)
            .Concat(_cast.Chatter)
            .Concat(_entriesByPersona.Values.SelectMany(entries => entries).SelectMany(e => e.Utterances))
            .Concat(_answersByStep.Values.SelectMany(a => a.Affirm.Concat(a.Deny)));

    /// <summary>The words for an act.</summary>
    /// <param name="persona">Who speaks.</param>
    /// <param name="act">One that is done in words.</param>
    /// <param name="step">The step that is asked.</param>
    /// <param name="random">The caller's dice.</param>
    public (string Text, string? EntryId) Draw(CallerPersona persona, CallerAct act, ScenarioStep step, SeededRandom random)
    {
        var (text, entryId) = act == CallerAct.Raise ? DrawEntry(persona, random) : (DrawLine(act, step, random), null);
        return (random.Chance(persona.Chatter) ? $"{random.Pick(_cast.Chatter)} {text}" : text, entryId);
    }

    // A theme may load none of what the persona would raise: then it is something else.
    private (string Text, string? EntryId) DrawEntry(CallerPersona persona, SeededRandom random)
    {
        var entries = _entriesByPersona[persona.Id];
        if (entries.IsEmpty)
            return (random.Pick(_cast.Lines[CallerAct.OffTopic]), null);
        var entry = random.Pick(entries);
        return (random.Pick(entry.Utterances), entry.Id);
    }

    private string DrawLine(CallerAct act, ScenarioStep step, SeededRandom random)
    {
        var own = act switch
        {
            CallerAct.Yes => _answersByStep[step.Name].Affirm,
            CallerAct.No => _answersByStep[step.Name].Deny,
            _ => [],
        };
        return random.Pick(!own.IsEmpty && random.Chance(0.5) ? own : _cast.Lines[act]);
    }

    private static ImmutableArray<string> PhrasesOf(ScenarioStep step, Intent intent) =>
        Expand(step.IntentMapping.Where(m => m.Intent == intent).Select(m => m.Phrase));

    private static ImmutableArray<string> Expand(IEnumerable<string> phrases) =>
        [.. phrases.SelectMany(p => PhraseExpansion.TryExpand(p) ?? []).Distinct(StringComparer.Ordinal)];

    private sealed record EntryLines(string Id, ImmutableArray<string> Utterances);

    private sealed record StepAnswers(ImmutableArray<string> Affirm, ImmutableArray<string> Deny);
}
