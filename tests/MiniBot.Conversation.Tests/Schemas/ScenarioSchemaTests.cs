using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Schemas;

/// <summary>
/// data/schemas/scenario.schema.json and the reader say the same. What the reader knows is asked of the reader: it answers an
/// unknown key with those it knows, and a wrong value with what belongs there.
/// </summary>
public partial class ScenarioSchemaTests
{
    private const string Unheard = "zzzzzzzzzzzzzzzzzzzzzz";

    private const string Good = """
        name: essai
        language: fr
        telemarketer_name: Claire
        company_name: Soléane
        principal: Banque Mistral
        purpose: votre épargne
        rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
        steps:
          Hello: {message: Une minute ?}
          Q1: {message: Un ?, determining: true, weight: 1}
          Q2: {message: Deux ?}
          Q3: {message: Trois ?}
          Is_Leads: {message: D'accord ?, determining: true, weight: 1}
          Confirm_Time: {message: Quand ?}
          Bye: {message: Au revoir.}
        """;

    private static readonly JsonObject Root = (JsonObject)
        JsonNode.Parse(File.ReadAllText(RepositoryRoot.Combine("data", "schemas", "scenario.schema.json")))!;

    private static readonly SchemaCheck Schema = new(Root);

    /// <summary>Where keys stand: the file with one more line there, what the reader calls the place, and the schemas of it.</summary>
    public static TheoryData<string, string, string> Places =>
        new()
        {
            { With("name: essai", "name: essai\n{0}"), "", "#" },
            { With("name: essai", "name: essai\nqualification: {{{0}}}"), "qualification.", "#/properties/qualification" },
            { With("Q2: {message: Deux ?}", "Q2: {{message: Deux ?, {0}}}"), "steps.Q2.", "#/$defs/step" },
            { With("Bye: {message: Au revoir.}", "Bye: {{message: Au revoir., {0}}}"), "steps.Bye.", "#/$defs/bye" },
            {
                With("Q2: {message: Deux ?}", "Q2: {{message: Deux ?, intent_mapping: {{{0}}}}}"),
                "steps.Q2.intent_mapping.",
                "#/$defs/step/properties/intent_mapping"
            },
        };

    [Theory]
    [MemberData(nameof(Places))]
    public void Keys_OfReaderAndSchema_AreTheSame(string file, string place, string reference)
    {
        var schema = Properties(reference);
        // A weight at the Bye is read in order to be refused; the schema does without.
        var known = KnownKeys(file, place).Except(reference.EndsWith("bye", StringComparison.Ordinal) ? ["weight"] : []).ToList();

        known
            .Except(schema.Select(p => p.Key))
            .ShouldBeEmpty($"keys that the reader knows: add them to {reference} of data/schemas/scenario.schema.json");
        schema
            .Select(p => p.Key)
            .Except(known)
            .ShouldBeEmpty(
                $"keys of {reference} in data/schemas/scenario.schema.json that the reader does not know: remove them there"
            );
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Values_OfReaderAndSchema_AreTheSame(string file, string place, string reference)
    {
        foreach (var (key, rule) in Properties(reference))
        {
            var resolved = rule!["$ref"] is { } to ? Schema.Resolve(to.GetValue<string>()) : rule;
            var mends = Scripts
                .ErrorsOf(string.Format(null, file, $"{key}: [{Unheard}]"))
                .Concat(Scripts.ErrorsOf(string.Format(null, file, $"{key}: {Unheard}")))
                .Where(e => string.Equals(e.Key, place + key, StringComparison.Ordinal))
                .Select(e => e.Mend)
                .ToList();
            if (mends.Select(m => Choices().Match(m)).FirstOrDefault(m => m.Success) is { } choices)
                resolved["enum"]
                    .ShouldNotBeNull($"{place}{key} is one of {choices.Groups[1].Value}: add the enum to the schema")
                    .AsArray()
                    .Select(e => e!.GetValue<string>())
                    .ShouldBe(choices.Groups[1].Value.Split(", "), ignoreOrder: true, $"the values of {place}{key}");
            else if (mends.Select(m => Range().Match(m)).FirstOrDefault(m => m.Success) is { } range)
            {
                Number(resolved["minimum"]).ShouldBe(range.Groups[1].Value, $"the minimum of {place}{key}");
                Number(resolved["maximum"]).ShouldBe(range.Groups[2].Value, $"the maximum of {place}{key}");
            }
            else if (mends.Contains("write true or false"))
                (resolved["type"]?.GetValue<string>() == "boolean" || resolved["const"] is not null).ShouldBeTrue(
                    $"{place}{key} is true or false"
                );
            else if (key != "language")
                resolved["enum"].ShouldBeNull($"the reader takes any value for {place}{key}");
        }
    }

    [Fact]
    public void Defaults_WrittenOut_ChangeNothing()
    {
        var without = Scripts.Parse(Good);
        foreach (
            var (key, rule) in Properties("#")
                .Where(p => p.Value!["default"] is not null && p.Key is not ("rail" or "background_gain_db"))
        )
        {
            var with = Scripts.Parse($"{Good}\n{key}: {rule!["default"]!.ToJsonString()}");
            foreach (
                var property in typeof(Scenario)
                    .GetProperties()
                    .Where(p =>
                        p.Name is not (nameof(Scenario.ContentHash) or nameof(Scenario.Rail) or nameof(Scenario.RequiredColumns))
                    )
            )
                property.GetValue(with).ShouldBe(property.GetValue(without), $"{property.Name}, with the default of {key}");
            with.Rail.Select(s => s.MaxAutonomousTurns).ShouldBe(without.Rail.Select(s => s.MaxAutonomousTurns));
        }
    }

    [Fact]
    public void Schema_EveryProperty_IsExplained() =>
        new[] { "#", "#/properties/qualification", "#/properties/steps", "#/$defs/step" }
            .SelectMany(Properties)
            .Where(p => p.Value!["title"] is null || p.Value["description"] is null)
            .Select(p => p.Key)
            .ShouldBeEmpty("a title and a description are what an editor shows");

    [Theory]
    [InlineData("demo-epargne.yaml")]
    [InlineData("rendez-vous-energie.yaml")]
    public void Schema_ShippedScenario_AgreesAndIsNamedInIt(string file)
    {
        var text = Scripts.TextOf(file);

        Schema.Check(text).ShouldBeEmpty();
        text.ShouldStartWith("# yaml-language-server: $schema=../schemas/scenario.schema.json\n");
    }

    [Fact]
    public void Schema_GoodScenario_Agrees() => Schema.Check(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("name: essai", "nom: essai")]
    [InlineData("language: fr", "language: de")]
    [InlineData("language: fr", "language: fr\ntheme: sport")]
    [InlineData("language: fr", "language: fr\npersonality: rude")]
    [InlineData("language: fr", "language: fr\nagent_mode: autopilot")]
    [InlineData("language: fr", "language: fr\nobjective: win")]
    [InlineData("language: fr", "language: fr\nbarge_in: perhaps")]
    [InlineData("language: fr", "language: fr\nsilence_seconds: 1")]
    [InlineData("language: fr", "language: fr\nwait_seconds: never")]
    [InlineData("language: fr", "language: fr\ncall_limit_seconds: 1801")]
    [InlineData("language: fr", "language: fr\nmax_autonomous_turns: 2.5")]
    [InlineData("language: fr", "language: fr\nbackground_audio: ../office.wav")]
    [InlineData("language: fr", "language: fr\nbackground_audio: /office.wav")]
    [InlineData("language: fr", "language: fr\nbackground_gain_db: 3")]
    [InlineData("language: fr", "language: fr\nqualification: {lead_threshold: 0}")]
    [InlineData("language: fr", "language: fr\nqualification: {lead_treshold: 70}")]
    [InlineData("language: fr", "language: fr\nqualification: {scoring_weights: {Q1: 1001}}")]
    [InlineData("Q2, Q3, Is", "Q2, Is")]
    [InlineData("Q2, Q3, Is", "Q2, Q2, Q3, Is")]
    [InlineData("Q2, Q3, Is", "Q2, Q3, Maybe, Is")]
    [InlineData("rail: [Hello, Q1", "rail: [Q1")]
    [InlineData("Confirm_Time, Bye]", "Confirm_Time]")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {short: Deux ?}")]
    [InlineData("Q2: {message: Deux ?}", "Q2: Deux ?")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {message: Deux ?, weight: 3}")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {message: Deux ?, determining: true, weight: -1}")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {message: Deux ?, message_not_lead: Non}")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {message: Deux ?, intent_mapping: {oui: [si]}}")]
    [InlineData("Q2: {message: Deux ?}", "Q2: {message: Deux ?, intent_mapping: {affirm: [[si]]}}")]
    [InlineData("Confirm_Time: {message: Quand ?}", "Confirm_Time: {message: Quand ?, determining: true}")]
    [InlineData("Bye: {message: Au revoir.}", "Bye: {message: Au revoir., weight: 1}")]
    [InlineData("steps:\n", "steps:\n  Q_4: {message: Quatre ?}\n")]
    public void Schema_BrokenScenario_IsRefusedAsByTheReader(string right, string wrong)
    {
        var text = Good.Replace(right, wrong, StringComparison.Ordinal);
        text.ShouldNotBe(Good);

        Scripts.ErrorsOf(text).ShouldNotBeEmpty("the reader");
        Schema.Check(text).ShouldNotBeEmpty("the schema");
    }

    private static string With(string right, string other) =>
        Good.Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal)
            .Replace(
                right.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
                other,
                StringComparison.Ordinal
            );

    private static List<KeyValuePair<string, JsonNode?>> Properties(string reference)
    {
        var at = reference == "#" ? Root : Schema.Resolve(reference);
        return [.. at["properties"]!.AsObject()];
    }

    private static string[] KnownKeys(string file, string place) =>
        Scripts
            .ErrorsOf(string.Format(null, file, $"{Unheard}: 1"))
            .Where(e => e.Key == place + Unheard)
            .ShouldHaveSingleItem()
            .Mend.Split("known here: ")[1]
            .Split(", ");

    private static string? Number(JsonNode? node) => node?.ToJsonString();

    [GeneratedRegex("write one of: (.*)$")]
    private static partial Regex Choices();

    [GeneratedRegex(@"write a (?:whole )?number from (-?[\d.]+) to (-?[\d.]+)")]
    private static partial Regex Range();
}
