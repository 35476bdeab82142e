using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Journals;

/// <summary>
/// Writes a journal line by line; each line is complete when the call returns. Used by one thread at a time; the writer
/// that it is given stays the host's.
/// </summary>
public sealed class JournalWriter
{
    private readonly TextWriter _lines;

    /// <summary>Writes the header.</summary>
    /// <param name="lines">Where the lines go.</param>
    /// <param name="start">The conversation before its first input.</param>
    /// <param name="engines">What takes part, with versions.</param>
    public JournalWriter(TextWriter lines, RailState start, IReadOnlyDictionary<string, string> engines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(engines);
        _lines = lines;
        var header = new JournalHeader(
            JournalHeader.CurrentVersion,
            start.Scenario.Name,
            start.Scenario.ContentHash,
            engines.ToImmutableSortedDictionary(StringComparer.Ordinal),
            new PersonalData(UsedBy(start.Scenario, start.Variables))
        )
        {
            CatalogueHash = start.Scenario.Catalogue.ContentHash,
        };
        WriteLine(JsonSerializer.Serialize(header, JournalJson.Header));
    }

    /// <summary>Writes one input and its transition.</summary>
    public void Write(DateTimeOffset at, CallInput input, Transition transition)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(transition);
        var entry = new JournalEntry(at, input, transition.Decision, transition.Actions);
        WriteLine(JsonSerializer.Serialize(entry, JournalJson.Entry));
    }

    // No more of the contact than the texts and times need to be worked out again.
    private static ImmutableSortedDictionary<string, string> UsedBy(
        Scenario scenario,
        ImmutableDictionary<string, string> variables
    ) =>
        variables
            .Where(v => v.Key == ContactZone.Column || scenario.RequiredColumns.Contains(v.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private void WriteLine(string json)
    {
        _lines.Write(json);
        _lines.Write('\n');
        _lines.Flush();
    }
}
