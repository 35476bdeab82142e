using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>Builds the entries of one file, gathering every error on the way.</summary>
internal sealed class CatalogueBuilder(DocumentNode.Mapping root, ErrorList errors, Catalogue? joined)
{
    private const int MaxIdLength = 80;

    private readonly Dictionary<string, int> _lineOfId = new(StringComparer.Ordinal);

    public CatalogueFile Build()
    {
        var keys = new KeyReader(root, "", errors);
        var language = keys.Text("language", "language: fr", required: true) ?? "";
        if (keys.Node("theme") is null)
            keys.Missing("theme", "theme: general, finance, crypto or energy");
        var theme = keys.Choice<Theme>("theme") ?? Theme.General;
        if (joined is not null)
            CheckJoin(keys, language, theme, joined);
        var entries = ImmutableArray.CreateBuilder<CatalogueEntry>();
        foreach (var (node, index) in Items(keys).Select((node, index) => (node, index)))
            if (ReadEntry(node, $"entries[{index + 1}]", theme) is { } entry)
                entries.Add(entry);
        keys.RefuseUnknown();
        return new CatalogueFile(language, theme, entries.ToImmutable());
    }

    private static void CheckJoin(KeyReader keys, string language, Theme theme, Catalogue joined)
    {
        if (language.Length > 0 && language != joined.Language)
            keys.Wrong(
                keys.Node("language")!,
                "language",
                $"these entries are in '{language}', but the conversation is in '{joined.Language}'",
                $"write language: {joined.Language}, and the entries in it"
            );
        if (!joined.Takes(theme))
            keys.Wrong(
                keys.Node("theme")!,
                "theme",
                $"these entries are of the theme '{Name(theme)}', but the conversation is of '{Name(joined.Theme)}'",
                joined.Theme == Theme.General
                    ? "write theme: general, or change the theme of the conversation"
                    : $"write theme: {Name(joined.Theme)}, or theme: general"
            );
    }

    private static string Name(Theme theme) => JsonNamingPolicy.SnakeCaseLower.ConvertName(theme.ToString());

    private ImmutableArray<DocumentNode> Items(KeyReader keys)
    {
        const string mend = "entries: then, indented, a list that begins with - id:";
        switch (keys.Node("entries"))
        {
            case DocumentNode.Sequence { Items.Length: > CatalogueReader.MaxEntries } many:
                keys.Wrong(
                    many,
                    "entries",
                    $"there are {many.Items.Length} entries",
                    $"keep {CatalogueReader.MaxEntries} at most: nobody raises so many"
                );
                return [];
            case DocumentNode.Sequence { Items: var items }:
                return items;
            case { } other:
                keys.Wrong(other, "entries", "a list belongs here", mend);
                return [];
            default:
                keys.Missing("entries", mend);
                return [];
        }
    }

    private CatalogueEntry? ReadEntry(DocumentNode node, string place, Theme theme)
    {
        if (node is not DocumentNode.Mapping mapping)
        {
            errors.Add(node, place, "an entry is a list of key: value lines", "write - id: and the other keys below it");
            return null;
        }

        var keys = new KeyReader(mapping, place, errors);
        var id = ReadId(keys);
        var type = keys.Choice<EntryType>("type");
        if (type is null && keys.Node("type") is null)
            keys.Missing("type", "type: objection, or type: faq");
        var answer = ReadAnswer(keys);
        var followUp = keys.Template("follow_up", "follow_up: a short sentence");
        var audioPath = keys.Path("audio_path");
        var phrases = ReadPhrases(keys);
        keys.RefuseUnknown();
        return id is null || type is null || answer is null
            ? null
            : new CatalogueEntry
            {
                Id = id,
                Theme = theme,
                Type = type.Value,
                Answer = answer,
                FollowUp = followUp,
                AudioPath = audioPath,
                Phrases = phrases,
            };
    }

    private string? ReadId(KeyReader keys)
    {
        const string mend = "write letters, digits and _ in parts joined by dots: acme.obj.too_far";
        if (keys.Text("id", mend, required: true) is not { } id)
            return null;
        var node = keys.Node("id")!;
        if (!IsId(id))
            keys.Wrong(node, "id", $"'{id}' is no id", mend);
        else if (_lineOfId.TryGetValue(id, out var line))
            keys.Wrong(node, "id", $"'{id}' stands twice, first at line {line}", "merge the two entries, or rename one");
        else
            _lineOfId.Add(id, node.Line);
        return id;
    }

    private static bool IsId(string id) =>
        id.Length <= MaxIdLength
        && id.Split('.') is { Length: >= 2 } parts
        && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'));

    private static Template? ReadAnswer(KeyReader keys)
    {
        if (keys.Template("answer", "answer: what the agent says", required: true) is not { } answer)
            return null;
        var words = answer.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (words > CatalogueEntry.MaxAnswerWords)
            keys.Wrong(
                keys.Node("answer")!,
                "answer",
                $"the answer has {words} words",
                $"say it in at most {CatalogueEntry.MaxAnswerWords} words: nobody listens longer on the telephone"
            );
        return answer;
    }

    private static ImmutableArray<string> ReadPhrases(KeyReader keys)
    {
        const string mend = "phrases: then, indented, a list of the ways to say it";
        if (keys.Node("phrases") is not { } node)
            return [];
        if (node is not DocumentNode.Sequence { Items: var items })
        {
            keys.Wrong(node, "phrases", "a list belongs here", mend);
            return [];
        }

        foreach (var wrong in items.Where(item => item is not DocumentNode.Scalar { Value.Length: > 0 }))
            keys.Wrong(wrong, "phrases", "a sentence belongs here", "write one way to say it per line, after a dash");
        return [.. items.OfType<DocumentNode.Scalar>().Select(s => s.Value)];
    }
}
