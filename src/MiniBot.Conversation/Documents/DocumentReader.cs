using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MiniBot.Conversation.Documents;

/// <summary>
/// Reads YAML (and JSON, which is YAML) into nodes that know their place. Bounded in length and depth, without aliases,
/// so that no text can blow up in memory.
/// </summary>
internal static class DocumentReader
{
    /// <summary>The longest text accepted, in characters, where the caller sets no other limit.</summary>
    public const int MaxLength = 256 * 1024;

    private const int MaxDepth = 16;

    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out DocumentNode? root,
        [NotNullWhen(false)] out DocumentFault? fault
    ) => TryRead(text, MaxLength, out root, out fault);

    /// <summary>The same with a limit of its own, for files that may be long.</summary>
    public static bool TryRead(
        string text,
        int maxLength,
        [NotNullWhen(true)] out DocumentNode? root,
        [NotNullWhen(false)] out DocumentFault? fault
    )
    {
        root = null;
        fault = FindFaultBeforeParsing(text, maxLength);
        if (fault is not null)
            return false;
        var events = new Parser(new StringReader(text));
        try
        {
            root = ReadDocument(events, out fault);
            return root is not null;
        }
        catch (YamlException error)
        {
            fault = Unreadable(error.Start.Line, error.Start.Column, error.Message);
            return false;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up this way on some plain texts, without a place: the last event is the nearest.
            var near = events.Current?.End ?? Mark.Empty;
            fault = Unreadable(near.Line, near.Column, "the text after this place makes no sense");
            return false;
        }
    }

    private static DocumentFault Unreadable(long line, long column, string reason) =>
        new(
            (int)Math.Max(1, line),
            (int)Math.Max(1, column),
            "the file cannot be read: " + reason,
            "check indentation, quotes and brackets at this place"
        );

    private static DocumentFault? FindFaultBeforeParsing(string text, int maxLength)
    {
        if (text.Length > maxLength)
            return new DocumentFault(
                1,
                1,
                $"the file is longer than {maxLength / 1024} KB",
                "split it, or remove what is not needed"
            );
        if (text.AsSpan().TrimStart() is ['{', ..])
            return null;
        var line = 1;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            var indentation = content[..^content.TrimStart().Length];
            var tab = indentation.IndexOf('\t');
            if (tab >= 0 && indentation.Length < content.Length)
                return new DocumentFault(
                    line,
                    tab + 1,
                    "a tab indents this line",
                    "YAML is indented with spaces: replace the tab by two spaces"
                );
            line++;
        }

        return null;
    }

    private static DocumentNode? ReadDocument(Parser events, out DocumentFault? fault)
    {
        var open = new Stack<OpenNode>();
        while (events.MoveNext())
        {
            var current = events.Current!;
            fault = FindFault(current, open.Count);
            if (fault is not null)
                return null;
            DocumentNode? complete = current switch
            {
                Scalar scalar => new DocumentNode.Scalar(
                    Line(scalar),
                    Column(scalar),
                    scalar.Value,
                    scalar.Style != ScalarStyle.Plain
                ),
                SequenceEnd or MappingEnd => open.Pop().Close(),
                _ => null,
            };
            if (current is SequenceStart or MappingStart)
                open.Push(new OpenNode(Line(current), Column(current), current is MappingStart));
            if (complete is null)
                continue;
            if (open.Count == 0)
                return complete;
            fault = open.Peek().Add(complete);
            if (fault is not null)
                return null;
        }

        fault = new DocumentFault(1, 1, "the file is empty", "start from one of the scenarios in data/scenarios");
        return null;
    }

    private static DocumentFault? FindFault(ParsingEvent current, int depth) =>
        current switch
        {
            AnchorAlias => new DocumentFault(Line(current), Column(current), "an alias (*name) is used", "write the value out"),
            SequenceStart or MappingStart when depth >= MaxDepth => new DocumentFault(
                Line(current),
                Column(current),
                $"nested deeper than {MaxDepth} levels",
                "flatten this part"
            ),
            _ => null,
        };

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;

    /// <summary>A list or mapping whose end has not been read yet.</summary>
    private sealed class OpenNode(int line, int column, bool isMapping)
    {
        private readonly List<DocumentNode> _items = [];
        private readonly List<DocumentEntry> _entries = [];
        private DocumentNode.Scalar? _key;

        public DocumentFault? Add(DocumentNode node)
        {
            if (!isMapping)
            {
                _items.Add(node);
                return null;
            }

            if (_key is { } key)
            {
                _entries.Add(new DocumentEntry(key, node));
                _key = null;
                return null;
            }

            if (node is not DocumentNode.Scalar next)
                return new DocumentFault(
                    node.Line,
                    node.Column,
                    "a list or mapping stands where a key belongs",
                    "write key: value"
                );
            if (_entries.Exists(e => string.Equals(e.Key.Value, next.Value, StringComparison.OrdinalIgnoreCase)))
                return new DocumentFault(next.Line, next.Column, $"the key '{next.Value}' stands twice", "keep one of the two");
            _key = next;
            return null;
        }

        public DocumentNode Close() =>
            isMapping
                ? new DocumentNode.Mapping(line, column, [.. _entries])
                : new DocumentNode.Sequence(line, column, [.. _items]);
    }
}
