using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Tests.Schemas;

/// <summary>
/// Checks a YAML text by a JSON Schema, draft 2020-12: the keywords that our schema uses, as an editor would read them. A
/// keyword that it does not know fails the test, so that no rule goes unchecked.
/// </summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly ImmutableHashSet<string> Annotations =
    [
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
        "default",
        "examples",
    ];

    /// <summary>Every violation, with the path of the value.</summary>
    public List<string> Check(string yaml)
    {
        DocumentReader.TryRead(yaml, out var node, out var fault).ShouldBeTrue(fault?.Problem);
        var found = new List<string>();
        Check(ToJson(node!), root, "", found);
        return found;
    }

    public JsonObject Resolve(string reference) =>
        (JsonObject)reference[2..].Split('/').Aggregate((JsonNode)root, (at, name) => at[name]!);

    private bool Holds(JsonNode? value, JsonNode? schema)
    {
        var found = new List<string>();
        Check(value, schema, "", found);
        return found.Count == 0;
    }

    private void Check(JsonNode? value, JsonNode? schema, string path, List<string> found)
    {
        if (schema is JsonValue always)
        {
            if (!always.GetValue<bool>())
                found.Add($"{path}: nothing may stand here");
            return;
        }

        foreach (var (keyword, rule) in (JsonObject)schema!)
        {
            if (!Annotations.Contains(keyword) && !Obeys(value, (JsonObject)schema, keyword, rule!, path, found))
                found.Add($"{path}: {keyword} {rule!.ToJsonString()}");
        }
    }

    private bool Obeys(JsonNode? value, JsonObject schema, string keyword, JsonNode rule, string path, List<string> found)
    {
        var map = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue v && v.TryGetValue<string>(out var s) ? s : null;
        var number = value is JsonValue n && n.TryGetValue<double>(out var d) ? d : (double?)null;
        switch (keyword)
        {
            case "$ref":
                Check(value, Resolve(rule.GetValue<string>()), path, found);
                return true;
            case "type":
                return TypeOf(value) == rule.GetValue<string>()
                    || (rule.GetValue<string>() == "number" && TypeOf(value) == "integer");
            case "enum":
                return rule.AsArray().Any(e => JsonNode.DeepEquals(e, value));
            case "const":
                return JsonNode.DeepEquals(rule, value);
            case "pattern":
                return text is null || Regex.IsMatch(text, rule.GetValue<string>());
            case "minLength":
                return text is null || text.Length >= rule.GetValue<int>();
            case "maxLength":
                return text is null || text.Length <= rule.GetValue<int>();
            case "minimum":
                return number is null || number >= rule.GetValue<double>();
            case "maximum":
                return number is null || number <= rule.GetValue<double>();
            case "minItems":
                return list is null || list.Count >= rule.GetValue<int>();
            case "maxItems":
                return list is null || list.Count <= rule.GetValue<int>();
            case "uniqueItems":
                return list is null || list.Select(i => i?.ToJsonString()).Distinct().Count() == list.Count;
            case "contains":
                return list is null || list.Any(i => Holds(i, rule));
            case "prefixItems":
                CheckItems(list?.Take(rule.AsArray().Count), i => rule[i], path, found);
                return true;
            case "items":
                CheckItems(list?.Skip(schema["prefixItems"]?.AsArray().Count ?? 0), _ => rule, path, found);
                return true;
            case "allOf":
                return rule.AsArray().All(r => Holds(value, r));
            case "anyOf":
                return rule.AsArray().Any(r => Holds(value, r));
            case "required":
                return map is null || rule.AsArray().All(r => map.ContainsKey(r!.GetValue<string>()));
            case "dependentSchemas":
                return map is null || rule.AsObject().All(r => !map.ContainsKey(r.Key) || Holds(value, r.Value));
            case "properties":
                foreach (var (name, child) in map?.Where(p => rule[p.Key] is not null).ToList() ?? [])
                    Check(child, rule[name], $"{path}/{name}", found);
                return true;
            case "patternProperties":
                foreach (var (name, child) in map ?? [])
                foreach (var (_, inner) in rule.AsObject().Where(r => Regex.IsMatch(name, r.Key)))
                    Check(child, inner, $"{path}/{name}", found);
                return true;
            case "additionalProperties":
                foreach (var (name, child) in map?.Where(p => !IsNamed(p.Key, schema)).ToList() ?? [])
                    Check(child, rule, $"{path}/{name}", found);
                return true;
            default:
                throw new NotSupportedException($"teach this test the keyword {keyword}");
        }
    }

    private void CheckItems(IEnumerable<JsonNode?>? items, Func<int, JsonNode?> rule, string path, List<string> found)
    {
        foreach (var (i, item) in (items ?? []).Index())
            Check(item, rule(i), $"{path}/{i}", found);
    }

    private static bool IsNamed(string name, JsonObject schema) =>
        schema["properties"]?[name] is not null
        || schema["patternProperties"]?.AsObject().Any(p => Regex.IsMatch(name, p.Key)) == true;

    private static string TypeOf(JsonNode? value) =>
        value switch
        {
            null => "null",
            JsonObject => "object",
            JsonArray => "array",
            JsonValue v when v.TryGetValue<bool>(out _) => "boolean",
            JsonValue v when v.TryGetValue<double>(out var number) => number == Math.Floor(number) ? "integer" : "number",
            _ => "string",
        };

    // The core schema of YAML 1.2.
    private static JsonNode? ToJson(DocumentNode node) =>
        node switch
        {
            DocumentNode.Mapping map => new JsonObject(
                map.Entries.Select(e => KeyValuePair.Create(e.Key.Value, ToJson(e.Value)))
            ),
            DocumentNode.Sequence list => new JsonArray([.. list.Items.Select(ToJson)]),
            DocumentNode.Scalar { Quoted: true, Value: var text } => JsonValue.Create(text),
            DocumentNode.Scalar { Value: "" or "null" or "~" } => null,
            DocumentNode.Scalar { Value: "true" or "True" or "TRUE" } => JsonValue.Create(true),
            DocumentNode.Scalar { Value: "false" or "False" or "FALSE" } => JsonValue.Create(false),
            DocumentNode.Scalar { Value: var plain } => double.TryParse(
                plain,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? JsonValue.Create(number)
                : JsonValue.Create(plain),
            _ => throw new InvalidOperationException(),
        };
}
