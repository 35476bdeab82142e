using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>Reads files of scripted conversations, YAML or JSON. Never throws on a wrong text; lists all errors.</summary>
public static class ScenarioTestReader
{
    /// <summary>More conversations in one file are refused.</summary>
    public const int MaxConversations = 10_000;

    /// <summary>A conversation has at most this many turns.</summary>
    public const int MaxTurns = 500;

    private const string ConversationMend = "write, indented: - name: what it shows, then turns: and one entry per turn";

    /// <summary>A Monday morning in Paris.</summary>
    private static readonly DateTimeOffset StandardStart = new(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Reads one file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="fileName">Names the file in errors.</param>
    public static ScenarioTestOutcome Read(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var errors = new ErrorList(fileName);
        ScenarioTestFile? file = null;
        if (!DocumentReader.TryRead(text, out var root, out var fault))
            errors.Add(fault.Line, fault.Column, "", fault.Problem, fault.Mend);
        else if (root is not DocumentNode.Mapping mapping)
            errors.Add(root, "", "a test file is a list of key: value lines", "write conversations: then one entry for each");
        else
            file = ReadFile(mapping, errors);
        return file is not null && errors.IsEmpty
            ? new ScenarioTestOutcome.Valid(file)
            : new ScenarioTestOutcome.Invalid(errors.InOrder());
    }

    private static ScenarioTestFile ReadFile(DocumentNode.Mapping root, ErrorList errors)
    {
        var keys = new KeyReader(root, "", errors);
        var scenario = keys.Text("scenario", "scenario: the scenario's file or the name of a shipped one");
        var conversations = ImmutableArray.CreateBuilder<ScriptedConversation>();
        switch (keys.Node("conversations"))
        {
            case DocumentNode.Sequence { Items: { Length: > 0 and <= MaxConversations } items }:
                for (var i = 0; i < items.Length; i++)
                    conversations.Add(ReadConversation(items[i], $"conversations[{i + 1}]", errors));
                break;
            case DocumentNode.Sequence { Items.Length: > MaxConversations } many:
                keys.Wrong(many, "conversations", $"there are more than {MaxConversations} conversations", "split the file");
                break;
            case { } other:
                keys.Wrong(other, "conversations", "a list of conversations belongs here", ConversationMend);
                break;
            default:
                keys.Missing("conversations", "conversations: " + ConversationMend);
                break;
        }

        keys.RefuseUnknown();
        return new ScenarioTestFile(scenario, conversations.ToImmutable());
    }

    private static ScriptedConversation ReadConversation(DocumentNode node, string parent, ErrorList errors)
    {
        if (node is not DocumentNode.Mapping mapping)
        {
            errors.Add(node, parent, "a conversation belongs here", ConversationMend);
            return new ScriptedConversation("", node.Line, StandardStart, Columns([]), default, []);
        }

        var keys = new KeyReader(mapping, parent, errors);
        var name = keys.Text("name", "name: what the conversation shows", required: true) ?? "";
        var start = ReadStart(keys);
        var columns = ReadColumns(keys);
        var transfer = keys.Choice<TransferOutcome>("transfer") ?? TransferOutcome.Completed;
        var turns = ReadTurns(keys, parent, errors);
        if (keys.Mapping("expect", ExpectationReader.Mend) is { } expect)
            turns = turns.Add(new ScriptedTurn(expect.Line, null, ExpectationReader.Read(expect, parent + ".expect", errors)));
        keys.RefuseUnknown();
        return new ScriptedConversation(name, mapping.Line, start, columns, transfer, turns);
    }

    private static DateTimeOffset ReadStart(KeyReader keys)
    {
        const string mend = "write when the call is answered, as 2026-01-05T10:00+01:00";
        if (keys.Text("at", mend) is not { } text)
            return StandardStart;
        if (
            DateTimeOffset.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var start
            )
        )
            return start;
        keys.Wrong(keys.Node("at")!, "at", $"'{text}' is no date and time with its offset", mend);
        return StandardStart;
    }

    private static ImmutableDictionary<string, string> ReadColumns(KeyReader keys)
    {
        var columns = new List<KeyValuePair<string, string>>();
        foreach (var entry in keys.Mapping("columns", "columns: {first_name: Lucie}")?.Entries ?? [])
        {
            if (entry.Value is DocumentNode.Scalar { Value: var value })
                columns.Add(new(entry.Key.Value, value));
            else
                keys.Wrong(entry.Value, "columns." + entry.Key.Value, "a text belongs here", "columns: {first_name: Lucie}");
        }

        return Columns(columns);
    }

    private static ImmutableDictionary<string, string> Columns(List<KeyValuePair<string, string>> columns) =>
        columns.ToImmutableDictionary(StringComparer.Ordinal);

    private static ImmutableArray<ScriptedTurn> ReadTurns(KeyReader keys, string parent, ErrorList errors)
    {
        const string mend = "turns: then, indented, - caller: oui";
        switch (keys.Node("turns"))
        {
            case DocumentNode.Sequence { Items: { Length: > 0 and <= MaxTurns } items }:
                return [.. items.Select((item, i) => TurnReader.Read(item, $"{parent}.turns[{i + 1}]", errors))];
            case DocumentNode.Sequence { Items.Length: > MaxTurns } many:
                keys.Wrong(many, "turns", $"there are more than {MaxTurns} turns", "split the conversation");
                return [];
            case { } other:
                keys.Wrong(other, "turns", "a list of turns belongs here", mend);
                return [];
            default:
                keys.Missing("turns", mend);
                return [];
        }
    }
}
