using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>Builds the cast of one file, gathering every error on the way.</summary>
/// <param name="root">The file.</param>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="isShipped">True for a shipped cast, which gives the others of its language what they leave out.</param>
internal sealed class CastBuilder(DocumentNode.Mapping root, ErrorList errors, bool isShipped)
{
    private const int MaxLine = 300;
    private const int MaxPersonas = 200;

    private readonly KeyReader _top = new(root, "", errors);

    /// <summary>The cast, or null when anything is wrong.</summary>
    public SimulationCast? Build()
    {
        var language = LanguagePack.ReadFrom(_top);
        var standard = isShipped ? null : language.Cast;
        var firstNames = ReadTexts(_top, "first_names") ?? standard?.FirstNames;
        var chatter = ReadTexts(_top, "chatter") ?? standard?.Chatter;
        var lines = ReadLines(standard);
        var personas = ReadPersonas();
        _top.RefuseUnknown();
        if (standard is null)
        {
            if (firstNames is null)
                _top.Missing("first_names", "first_names: [Lucie, Marc]");
            if (chatter is null)
                _top.Missing("chatter", "chatter: [what talkative people begin with]");
        }

        return errors.IsEmpty ? new SimulationCast(language.Code, personas, lines, chatter!.Value, firstNames!.Value) : null;
    }

    private FrozenDictionary<CallerAct, ImmutableArray<string>> ReadLines(SimulationCast? standard)
    {
        var lines = new Dictionary<CallerAct, ImmutableArray<string>>();
        var mapping = _top.Mapping("lines", "lines: then, indented, yes: [oui, d'accord]", required: standard is null);
        var keys = new KeyReader(mapping ?? new DocumentNode.Mapping(root.Line, root.Column, []), "lines", errors);
        foreach (var act in Enum.GetValues<CallerAct>().Where(a => a.HasLines()))
        {
            if (ReadTexts(keys, NameOf(act)) is { } own)
                lines[act] = own;
            else if (standard is not null)
                lines[act] = standard.Lines[act];
            else
                keys.Missing(NameOf(act), $"{NameOf(act)}: [what is said]");
        }

        keys.RefuseUnknown();
        return lines.ToFrozenDictionary();
    }

    private ImmutableArray<CallerPersona> ReadPersonas()
    {
        const string mend = "personas: then one list entry per persona, with id and acts";
        var node = _top.Node("personas");
        if (node is not DocumentNode.Sequence { Items: { Length: > 0 and <= MaxPersonas } items })
        {
            if (node is null)
                _top.Missing("personas", mend);
            else
                _top.Wrong(node, "personas", $"a list of 1 to {MaxPersonas} personas belongs here", mend);
            return [];
        }

        var personas = items
            .Select((item, index) => ReadPersona(item, $"personas[{index + 1}]"))
            .OfType<CallerPersona>()
            .ToList();
        if (personas.Count > 0 && personas.TrueForAll(p => p.Weight == 0))
            _top.Wrong(node, "personas", "every weight is 0: nobody would ever call", "give one persona a weight above 0");
        return [.. personas];
    }

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private CallerPersona? ReadPersona(DocumentNode node, string parent)
    {
        if (node is not DocumentNode.Mapping mapping)
        {
            _top.Wrong(node, parent, "key: value lines belong here", "write id: and acts: below one dash");
            return null;
        }

        var keys = new KeyReader(mapping, parent, errors);
        var id = keys.Text("id", "id: keen", required: true) ?? "";
        if (id.Length > 0 && !_ids.Add(id))
            keys.Wrong(keys.Node("id")!, "id", $"the persona '{id}' stands twice", "give each persona an id of its own");
        var acts = keys.Mapping("acts", "acts: { yes: 80, no: 20 }", required: true) is { } table
            ? ReadActs(table, parent + ".acts")
            : null;
        var persona = new CallerPersona
        {
            Id = id,
            About = keys.Text("about", "about: says yes to everything") ?? "",
            Weight = keys.Number("weight", 0, 1000) ?? 1,
            Acts = acts ?? new WeightedTable<CallerAct>([]),
            Situations = ReadSituations(keys, parent),
            Entries = ReadTexts(keys, "entries") ?? [],
            BargeIn = keys.Number("barge_in", 0, 1) ?? 0,
            BackChannel = keys.Number("back_channel", 0, 1) ?? 0,
            Chatter = keys.Number("chatter", 0, 1) ?? 0,
            Patience = keys.Whole("patience", 1, 100) ?? 30,
            Reaction = TimeSpan.FromSeconds(keys.Number("reaction_seconds", 0.1, 10) ?? 0.8),
            Types = keys.YesNo("types") ?? false,
        };
        CheckEntries(persona, keys, mapping);
        keys.RefuseUnknown();
        return persona;
    }

    private static void CheckEntries(CallerPersona persona, KeyReader keys, DocumentNode.Mapping at)
    {
        var raises = persona.Situations.Values.Append(persona.Acts).Any(t => t.Contains(CallerAct.Raise));
        if (raises && persona.Entries.IsEmpty)
            keys.Wrong(at, "entries", "the persona raises entries, but names none", "entries: [gen.obj, gen.faq.price]");
        foreach (var entry in persona.Entries.Where(e => !IsEntryId(e)))
            keys.Wrong(
                keys.Node("entries")!,
                "entries",
                $"'{entry}' is no id of the catalogue nor the beginning of one",
                "write an id such as gen.faq.price, or gen.obj for all that begin so"
            );
    }

    private static bool IsEntryId(string id) =>
        id.Split('.')
            .All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'));

    private ImmutableDictionary<CallerSituation, WeightedTable<CallerAct>> ReadSituations(KeyReader persona, string parent)
    {
        if (persona.Mapping("situations", "situations: then hello: { yes: 9, no: 1 }") is not { } mapping)
            return ImmutableDictionary<CallerSituation, WeightedTable<CallerAct>>.Empty;
        var keys = new KeyReader(mapping, parent + ".situations", errors);
        var tables = ImmutableDictionary.CreateBuilder<CallerSituation, WeightedTable<CallerAct>>();
        foreach (var situation in Enum.GetValues<CallerSituation>())
        {
            var name = NameOf(situation);
            if (
                keys.Mapping(name, $"{name}: {{ yes: 9, no: 1 }}") is { } table
                && ReadActs(table, $"{parent}.situations.{name}") is { } acts
            )
                tables[situation] = acts;
        }

        keys.RefuseUnknown();
        return tables.ToImmutable();
    }

    private WeightedTable<CallerAct>? ReadActs(DocumentNode.Mapping mapping, string parent)
    {
        var keys = new KeyReader(mapping, parent, errors);
        var table = new WeightedTable<CallerAct>([
            .. Enum.GetValues<CallerAct>().Select(act => (act, keys.Number(NameOf(act), 0, 1000) ?? 0)),
        ]);
        keys.RefuseUnknown();
        if (!table.IsEmpty)
            return table;
        errors.Add(mapping, parent, "no act has a weight above 0", "write at least one, such as yes: 1");
        return null;
    }

    private static ImmutableArray<string>? ReadTexts(KeyReader keys, string key)
    {
        if (keys.Node(key) is not { } node)
            return null;
        const string mend = "write a list of texts: [one, another]";
        if (node is not DocumentNode.Sequence { Items: { IsEmpty: false } items })
        {
            keys.Wrong(node, key, "a list of texts belongs here", mend);
            return [];
        }

        foreach (var wrong in items.Where(i => !IsText(i)))
            keys.Wrong(wrong, key, $"a text of at most {MaxLine} characters belongs here", mend);
        return [.. items.OfType<DocumentNode.Scalar>().Select(s => s.Value.Trim())];
    }

    private static bool IsText(DocumentNode node) =>
        node is DocumentNode.Scalar { Value: { Length: <= MaxLine } text } && !string.IsNullOrWhiteSpace(text);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
