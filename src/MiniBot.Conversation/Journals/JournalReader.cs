using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MiniBot.Conversation.Journals;

/// <summary>Reads journals. Never throws on a wrong text; the lines' content never enters an error, since it is personal.</summary>
public static class JournalReader
{
    /// <summary>Longer journals are refused, in lines: no call has so many inputs.</summary>
    public const int MaxLines = 100_000;

    /// <summary>
    /// Longer lines are refused, in characters. The longest text that is heard, with every character escaped in six, leaves room
    /// for what was decided and done.
    /// </summary>
    public const int MaxLineLength = 16 * CallInput.MaxTextLength;

    /// <summary>Reads a whole journal. An incomplete last line, as a crash leaves it, is left out.</summary>
    public static JournalOutcome Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.ReadLine() is not { } first)
            return new JournalOutcome.Refused(1, "the journal is empty");
        if (RefuseVersion(first) is { } refused)
            return refused;
        if (!TryParse(first, JournalJson.Header, out var header))
            return new JournalOutcome.Refused(
                1,
                $"the header is no journal header of version 1 to {JournalHeader.CurrentVersion}"
            );

        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        for (var number = 2; lines.ReadLine() is { } line; number++)
        {
            if (number > MaxLines)
                return new JournalOutcome.Refused(number, $"the journal has more than {MaxLines} lines");
            if (TryParse(line, JournalJson.Entry, out var entry) && !entry.Actions.IsDefault)
                entries.Add(entry);
            else if (lines.Peek() < 0)
                return new JournalOutcome.Read(new CallJournal(header, entries.ToImmutable(), IsTruncated: true));
            else
                return new JournalOutcome.Refused(number, "this line is no journal entry: the file was changed or damaged");
        }

        return new JournalOutcome.Read(new CallJournal(header, entries.ToImmutable(), IsTruncated: false));
    }

    private static JournalOutcome.Refused? RefuseVersion(string line)
    {
        if (line.Length > MaxLineLength)
            return new JournalOutcome.Refused(1, $"the line is longer than {MaxLineLength} characters");
        try
        {
            using var header = JsonDocument.Parse(line);
            if (
                header.RootElement.ValueKind == JsonValueKind.Object
                && header.RootElement.TryGetProperty("journal", out var version)
                && version.ValueKind == JsonValueKind.Number
                && version.TryGetInt32(out var number)
            )
            {
                return number is >= 1 and <= JournalHeader.CurrentVersion
                    ? null
                    : new JournalOutcome.Refused(
                        1,
                        $"the journal has version {number}, this program reads up to {JournalHeader.CurrentVersion}: update the program"
                    );
            }
        }
        catch (JsonException)
        {
            // Not JSON: refused below like any text without a version.
        }

        return new JournalOutcome.Refused(1, "the first line is no journal header");
    }

    private static bool TryParse<T>(string line, JsonTypeInfo<T> type, out T value)
        where T : class
    {
        value = null!;
        if (line.Length > MaxLineLength)
            return false;
        try
        {
            value = JsonSerializer.Deserialize(line, type)!;
            return value is not null;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return false;
        }
    }
}
