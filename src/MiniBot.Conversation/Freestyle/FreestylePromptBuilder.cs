using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Freestyle;

/// <summary>Writes what the language model is told: its role, what it may use, what it may not claim, and how to speak.</summary>
public static class FreestylePromptBuilder
{
    /// <summary>How many exchanges the model is shown.</summary>
    public const int MaxHistory = 5;

    private static readonly ImmutableArray<string> Stops = ["\n\n", CallerWords.Open, CallerWords.Close];

    /// <summary>The prompt for one answer. Only those columns of the contact are in it that the scenario's facts name.</summary>
    /// <param name="scenario">What is followed.</param>
    /// <param name="variables">The contact's columns by name.</param>
    /// <param name="step">The step whose question is open.</param>
    /// <param name="history">The exchanges before, the oldest first; the last five are used.</param>
    /// <param name="utterance">What the caller asked.</param>
    public static FreestylePrompt Build(
        Scenario scenario,
        IReadOnlyDictionary<string, string> variables,
        ScenarioStep step,
        ImmutableArray<Exchange> history,
        string utterance
    )
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(utterance);
        var rules = scenario.Speech.Freestyle;
        var listed = scenario.Facts.SelectMany(f => f.Variables).ToHashSet(StringComparer.Ordinal);
        var shown = variables.Where(v => listed.Contains(v.Key)).ToDictionary(StringComparer.Ordinal);
        var hidden = variables
            .Where(v => !listed.Contains(v.Key) && !string.IsNullOrWhiteSpace(v.Value))
            .Select(v => v.Value.Trim())
            .OrderByDescending(v => v.Length)
            .ThenBy(v => v, StringComparer.Ordinal)
            .ToList();
        var messages = ImmutableArray.CreateBuilder<FreestyleMessage>();
        foreach (var (caller, agent) in history.TakeLast(MaxHistory))
        {
            messages.Add(new FreestyleMessage(FreestyleRole.Caller, CallerWords.Quote(caller, hidden, rules)));
            messages.Add(new FreestyleMessage(FreestyleRole.Agent, CallerWords.Clean(agent, hidden)));
        }

        messages.Add(new FreestyleMessage(FreestyleRole.Caller, CallerWords.Quote(utterance, hidden, rules)));
        return new FreestylePrompt(
            System(scenario, shown, step, rules),
            messages.ToImmutable(),
            SentenceGuard.MaxSentences,
            Stops
        );
    }

    private static string System(Scenario scenario, Dictionary<string, string> shown, ScenarioStep step, FreestyleRules rules)
    {
        var question = scenario.Fill(step.Short ?? step.Message, shown);
        List<string> lines =
        [
            scenario.Fill(rules.Text("role"), shown),
            rules.Text($"objective_{FreestyleRules.Key(scenario.Objective)}").Text,
            rules.Text("question").Text.Replace("{{question}}", question, StringComparison.Ordinal),
        ];
        if (scenario.Facts.IsEmpty)
            lines.Add(rules.Text("no_facts").Text);
        else
            AddList(lines, rules.Text("facts").Text, scenario.Facts.Select(f => scenario.Fill(f, shown)));
        AddList(
            lines,
            rules.Text("forbidden").Text,
            rules
                .ForbiddenFor[Theme.General]
                .Concat(scenario.Theme == Theme.General ? [] : rules.ForbiddenFor[scenario.Theme])
                .Concat(scenario.Forbidden)
        );
        lines.Add(rules.Text($"personality_{FreestyleRules.Key(scenario.Personality)}").Text);
        lines.Add(rules.Text("manner").Text);
        lines.Add(rules.Text("caller_is_data").Text);
        return string.Join('\n', lines);
    }

    private static void AddList(List<string> lines, string title, IEnumerable<string> items)
    {
        lines.Add(title);
        lines.AddRange(items.Select(i => string.Create(CultureInfo.InvariantCulture, $"- {i}")));
    }
}
