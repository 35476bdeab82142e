using System.Collections.Immutable;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Scenarios;

/// <summary>Builds the scenario of one file, gathering every error on the way: the keys of the top level.</summary>
internal sealed partial class ScenarioBuilder(
    DocumentNode.Mapping root,
    ErrorList errors,
    string contentHash,
    Func<string, string?> readBeside
)
{
    private const int DefaultThreshold = 70;
    private const int MaxTransferTarget = 200;

    private readonly KeyReader _top = new(root, "", errors);

    private LanguagePack _language = LanguagePack.For(LanguagePack.Codes[0]);

    private IntentPack Intents => _language.Intents;

    /// <summary>The scenario, or null when something that it cannot do without is wrong.</summary>
    public Scenario? Build()
    {
        var name = _top.Text("name", "name: my-scenario", required: true);
        _language = LanguagePack.ReadFrom(_top);
        var theme = _top.Choice<Theme>("theme");
        var objective = _top.Choice<Objective>("objective") ?? Objective.Lead;
        var telemarketer = _top.Text("telemarketer_name", "telemarketer_name: Claire", required: true);
        var company = _top.Text("company_name", "company_name: the company that calls", required: true);
        var principal = _top.Text("principal", "principal: on whose behalf the company calls", required: true);
        var purpose = _top.Text("purpose", "purpose: what the call is about", required: true);
        var disclosure = _top.Template("disclosure", "leave it out to use the default wording");
        var (machinePolicy, message) = (_top.Choice<MachinePolicy>("answering_machine"), ReadMessage());
        var messageAudio = _top.Path("voicemail_audio_path");
        var (agentMode, personality) = (_top.Choice<AgentMode>("agent_mode"), _top.Choice<Personality>("personality"));
        var voice = _top.Text("voice", "voice: the name of a voice");
        var (ambience, listening) = (ReadAmbience(), ReadListening());
        var (facts, forbidden) = (ReadFacts(theme ?? Theme.General), ReadForbidden());
        var transferTo = ReadTransferTo();
        var cataloguePath = _top.Path("catalogue");
        var catalogue = ReadCatalogue(theme ?? Theme.General, cataloguePath);
        var rail = ReadRail(_language.Texts(default)[objective]);
        var threshold = ReadThreshold();
        _top.RefuseUnknown();
        if (name is null || telemarketer is null || company is null || principal is null || purpose is null)
            return null;

        var scenario = new Scenario
        {
            Name = name,
            ContentHash = contentHash,
            Language = _language.Code,
            Theme = theme ?? Theme.General,
            CataloguePath = cataloguePath,
            Catalogue = catalogue,
            Objective = objective,
            AgentMode = agentMode ?? AgentMode.Rail,
            Personality = personality ?? Personality.Professional,
            TransferTo = transferTo,
            Voice = voice,
            TelemarketerName = telemarketer,
            CompanyName = company,
            Principal = principal,
            Purpose = purpose,
            Disclosure = "",
            Machines = new(machinePolicy ?? MachinePolicy.HangUp, "", messageAudio),
            Ambience = ambience,
            Listening = listening,
            Rail = rail,
            LeadThreshold = threshold,
            RequiredColumns = ColumnsOf(rail, facts),
            Facts = facts,
            Forbidden = forbidden,
        };
        return scenario with
        {
            Disclosure = CheckLegal("disclosure", disclosure ?? scenario.Texts[Prompt.Disclosure], scenario),
            Machines = scenario.Machines with
            {
                Message = CheckLegal("voicemail_message", message ?? scenario.Texts[Prompt.VoicemailMessage], scenario),
            },
        };
    }

    private Template? ReadMessage() => _top.Template("voicemail_message", "leave it out to use the default wording");

    /// <summary>What the law wants said, in whatever words: rendered before the call, and complete.</summary>
    private string CheckLegal(string key, Template template, Scenario scenario)
    {
        DocumentNode at = _top.Node(key) ?? root;
        if (template.Variables.FirstOrDefault(v => !ScenarioVariables.IsOwn(v)) is { } column)
            _top.Wrong(
                at,
                key,
                $"it uses the contact's column {{{{{column}}}}}, but it is rendered before the call",
                "use only {{company_name}}, {{principal}}, {{purpose}}, {{telemarketer_name}}"
            );
        var text = scenario.Fill(template, ImmutableDictionary<string, string>.Empty);
        foreach (var (problem, mend) in DisclosureRule.Check(text, scenario))
            _top.Wrong(at, key, problem, mend);
        return text;
    }

    private string? ReadTransferTo()
    {
        const string mend = "write a SIP URI (sip:conseil@example.org) or a number (+33100000000)";
        var target = _top.Text("transfer_to", mend);
        if (target is null || IsTransferTarget(target))
            return target;
        _top.Wrong(_top.Node("transfer_to")!, "transfer_to", $"nobody can be reached at '{target}'", mend);
        return null;
    }

    private static bool IsTransferTarget(string target) =>
        target.Length <= MaxTransferTarget
        && target.Split(':', 2) switch
        {
            ["sip" or "sips", var address] => address.Length > 0 && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)),
            [['+', .. var number]] => number.Length is >= 5 and <= 15 && number.All(char.IsAsciiDigit),
            _ => false,
        };

    // The shipped entries of the theme, with the company's own where it has some.
    private Catalogue ReadCatalogue(Theme theme, string? path)
    {
        var shipped = Catalogue.For(_language.Code, theme);
        if (path is null)
            return shipped;
        if (readBeside(path) is { } text)
            switch (CatalogueReader.Read(text, path, shipped))
            {
                case CatalogueOutcome.Valid { File: var own }:
                    return shipped.With(own);
                case CatalogueOutcome.Invalid { Errors: var wrong }:
                    errors.AddAll(wrong);
                    return shipped;
            }

        _top.Wrong(
            _top.Node("catalogue")!,
            "catalogue",
            $"'{path}' cannot be read",
            "write the path of a catalogue beside the scenario"
        );
        return shipped;
    }

    private Ambience? ReadAmbience()
    {
        var background = _top.Path("background_audio");
        var gain = _top.Number("background_gain_db", -60, 0) ?? -8;
        return background switch
        {
            null or "office" => new Ambience(AmbiencePlace.Office, null, gain),
            "cafe" or "café" => new Ambience(AmbiencePlace.Cafe, null, gain),
            "none" => null,
            var path => new Ambience(AmbiencePlace.Recording, path, gain),
        };
    }

    private ListeningSettings ReadListening() =>
        new(
            _top.YesNo("barge_in") ?? true,
            TimeSpan.FromSeconds(_top.Number("silence_seconds", 2, 30) ?? 5),
            TimeSpan.FromSeconds(_top.Number("wait_seconds", 5, 60) ?? 20),
            TimeSpan.FromSeconds(_top.Number("call_limit_seconds", 30, 1800) ?? 300)
        );

    private int ReadThreshold()
    {
        if (_top.Mapping("qualification", "qualification: then, indented, lead_threshold: 70") is not { } qualification)
            return DefaultThreshold;
        var keys = new KeyReader(qualification, "qualification", errors);
        keys.Node("scoring_weights");
        var threshold = keys.Whole("lead_threshold", 1, 100) ?? DefaultThreshold;
        keys.RefuseUnknown();
        return threshold;
    }

    private static ImmutableArray<string> ColumnsOf(ImmutableArray<ScenarioStep> rail, ImmutableArray<Template> facts) =>
        [
            .. rail.SelectMany(s => new[] { s.Message, s.Short, s.MessageNotLead })
                .OfType<Template>()
                .Concat(facts)
                .SelectMany(t => t.Variables)
                .Where(v => !ScenarioVariables.IsOwn(v))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}
