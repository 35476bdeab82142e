using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Scenarios;

/// <summary>The rail, its steps and their weights.</summary>
internal sealed partial class ScenarioBuilder
{
    private const string RailMend = "write Hello, Q1 to Q3 (at most Q10), Is_Leads, Confirm_Time, Bye";

    private ImmutableArray<ScenarioStep> ReadRail(ObjectiveTexts defaults)
    {
        var weights = ReadScoringWeights();
        var maxTurns = _top.Whole("max_autonomous_turns", 0, 5) ?? 2;
        var steps = _top.Mapping("steps", "steps: then one entry per step", required: true);
        var names = ReadRailNames();
        var built = ImmutableArray.CreateBuilder<WeightedStep>();
        foreach (var name in names)
        {
            var kind = KindOf(name.Value) ?? StepKind.Question;
            var wording = defaults.For(kind);
            if (steps?.Find(name.Value) is { } entry)
                built.Add(ReadStep(name.Value, kind, OrEmpty(entry.Value, wording), wording, weights, maxTurns));
            else if (steps is not null && wording is not null)
                built.Add(ReadStep(name.Value, kind, EmptyAt(name), wording, weights, maxTurns));
            else if (steps is not null)
                _top.Wrong(
                    name,
                    "rail",
                    $"the rail names '{name.Value}', but steps has no such step",
                    MendMissingStep(name.Value, steps, names)
                );
        }

        foreach (var entry in steps?.Entries.Where(e => !names.Exists(n => Same(n.Value, e.Key.Value))) ?? [])
            _top.Wrong(entry.Key, "steps." + entry.Key.Value, "this step is not on the rail", "add it to rail, or remove it");
        foreach (var (name, node) in weights.Where(w => !names.Exists(n => Same(n.Value, w.Key))))
            _top.Wrong(node, "qualification.scoring_weights." + name, "this step is not on the rail", "name a step of the rail");
        return GivePoints(built);
    }

    // "Bye:" with nothing below it takes all of its objective's texts.
    private static DocumentNode OrEmpty(DocumentNode node, StepTexts? wording) =>
        wording is not null && node is DocumentNode.Scalar { Value: "", Quoted: false } ? EmptyAt(node) : node;

    private static DocumentNode.Mapping EmptyAt(DocumentNode place) => new(place.Line, place.Column, []);

    private static string MendMissingStep(string name, DocumentNode.Mapping steps, List<DocumentNode.Scalar> rail)
    {
        var unused = steps.Entries.Select(e => e.Key.Value).Where(k => !rail.Exists(n => Same(n.Value, k)));
        return Spelling.Nearest(name, unused) is { } near ? $"did you mean '{near}'?" : $"add the step {name} below steps";
    }

    private List<DocumentNode.Scalar> ReadRailNames()
    {
        var node = _top.Node("rail");
        if (node is not DocumentNode.Sequence list)
        {
            if (node is null)
                _top.Missing("rail", RailMend);
            else
                _top.Wrong(node, "rail", "a list of step names belongs here", RailMend);
            return [];
        }

        var names = list.Items.OfType<DocumentNode.Scalar>().ToList();
        foreach (var twice in names.Where((n, i) => names.FindIndex(m => Same(m.Value, n.Value)) < i))
            _top.Wrong(twice, "rail", $"'{twice.Value}' stands twice on the rail", "name each step once");
        foreach (var strange in names.Where(n => KindOf(n.Value) is null))
            _top.Wrong(strange, "rail", $"'{strange.Value}' is no step name", RailMend);
        CheckOrder(list, names);
        return [.. names.DistinctBy(n => n.Value, StringComparer.OrdinalIgnoreCase)];
    }

    private void CheckOrder(DocumentNode.Sequence list, List<DocumentNode.Scalar> names)
    {
        var kinds = names.Select(n => KindOf(n.Value)).OfType<StepKind>().ToList();
        var questions = kinds.Count(k => k == StepKind.Question);
        if (questions is < 3 or > 10)
            _top.Wrong(list, "rail", $"a rail asks 3 to 10 questions, this one {questions}", RailMend);
        StepKind[] required = [StepKind.Hello, StepKind.IsLeads, StepKind.ConfirmTime, StepKind.Bye];
        foreach (var missing in required.Where(k => !kinds.Contains(k)))
            _top.Wrong(list, "rail", $"the step {NameOf(missing)} is missing", RailMend);
        if (!kinds.SequenceEqual(kinds.Order()))
            _top.Wrong(list, "rail", "the steps are out of order", RailMend);
    }

    private WeightedStep ReadStep(
        string name,
        StepKind kind,
        DocumentNode node,
        StepTexts? wording,
        Dictionary<string, DocumentNode.Scalar> weights,
        int maxTurns
    )
    {
        var parent = "steps." + name;
        if (node is not DocumentNode.Mapping mapping)
        {
            _top.Wrong(node, parent, "key: value lines belong here", "write, indented, message: what is said");
            return new WeightedStep(
                new ScenarioStep
                {
                    Kind = kind,
                    Name = name,
                    Message = Template.Parse(""),
                },
                null,
                node
            );
        }

        var keys = new KeyReader(mapping, parent, errors);
        var weight = keys.Number("weight", 0, 1000);
        var isDetermining = keys.YesNo("determining") ?? false;
        if (weights.TryGetValue(name, out var fromTable))
            weight = ReadTableWeight(name, fromTable, weight, keys);
        if (isDetermining && kind is StepKind.ConfirmTime or StepKind.Bye)
            keys.Wrong(
                mapping,
                "determining",
                $"{NameOf(kind)} decides nothing about a lead",
                "make a question or Is_Leads determining"
            );
        if (!isDetermining && weight is not null)
            keys.Wrong(mapping, "weight", "only a determining step has a weight", "add determining: true, or remove the weight");
        var mappingNode = keys.Mapping("intent_mapping", "intent_mapping: then affirm: [phrases]");
        var intentMapping = mappingNode is null ? [] : ReadIntentMapping(mappingNode, parent);
        var message = keys.Template("message", "message: what is said", required: wording is null);
        var simpler = keys.Template("short", "short: the same in simpler words");
        var step = new ScenarioStep
        {
            Kind = kind,
            Name = name,
            Message = message ?? wording?.Message ?? Template.Parse(""),
            Short = simpler ?? (message is null ? wording?.Short : null),
            MessageNotLead =
                kind == StepKind.Bye
                    ? keys.Template("message_not_lead", "message_not_lead: good-bye to a person who is no lead")
                    : null,
            AudioPath = keys.Path("audio_path"),
            IsDetermining = isDetermining,
            MaxAutonomousTurns = keys.Whole("max_autonomous_turns", 0, 5) ?? maxTurns,
            IntentMapping = intentMapping,
            Expects = ReadExpected(keys, mapping, kind, isDetermining),
            Phrases = Intents.IndexOf(intentMapping.Select(m => (m.Intent, m.Phrase))),
        };
        keys.RefuseUnknown();
        return new WeightedStep(step, weight, mapping);
    }

    private ImmutableArray<MappedPhrase> ReadIntentMapping(DocumentNode.Mapping mapping, string parent)
    {
        var phrases = ImmutableArray.CreateBuilder<MappedPhrase>();
        var keys = new KeyReader(mapping, parent + ".intent_mapping", errors);
        foreach (var intent in Enum.GetValues<Intent>().Except([Intent.Silence, Intent.Neutral]))
        {
            var key = JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString());
            var items = keys.Node(key) switch
            {
                DocumentNode.Sequence list => list.Items,
                { } single => [single],
                null => [],
            };
            foreach (var item in items)
            {
                if (ReadMappedPhrase(item, intent, key, keys) is { } phrase)
                    phrases.Add(phrase);
            }
        }

        keys.RefuseUnknown();
        return phrases.ToImmutable();
    }

    private MappedPhrase? ReadMappedPhrase(DocumentNode node, Intent intent, string key, KeyReader keys)
    {
        if (node is not DocumentNode.Scalar { Value: { Length: > 0 and <= 200 } phrase })
            keys.Wrong(node, key, "a phrase of at most 200 characters belongs here", $"{key}: [what the caller says]");
        else if (PhraseExpansion.TryExpand(phrase) is not { } variants)
            keys.Wrong(
                node,
                key,
                "the brackets do not match, or stand for too many phrases",
                "write alternatives as (a|b), not nested"
            );
        else if (intent != Intent.OptOut && variants.Any(Intents.IsOptOutByRule))
            keys.Wrong(node, key, $"'{phrase}' asks never to be called again", "remove it: an opt-out is always obeyed");
        else
            return new MappedPhrase(intent, phrase);
        return null;
    }

    private static StepKind? KindOf(string name) =>
        name.ToUpperInvariant() switch
        {
            "HELLO" => StepKind.Hello,
            "IS_LEADS" => StepKind.IsLeads,
            "CONFIRM_TIME" => StepKind.ConfirmTime,
            "BYE" => StepKind.Bye,
            ['Q', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
                StepKind.Question,
            _ => null,
        };

    private static string NameOf(StepKind kind) =>
        kind switch
        {
            StepKind.IsLeads => "Is_Leads",
            StepKind.ConfirmTime => "Confirm_Time",
            _ => kind.ToString(),
        };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
