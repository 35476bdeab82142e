using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>The options of a new scenario: whatever the dialogue asks can be given by one.</summary>
internal sealed class DraftOptions
{
    private const int MaxWeight = 1000;

    private readonly Option<string?> _name = Text("--name", "Its name: letters, digits, - and _.");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _company = Text("--company", "Who calls.");
    private readonly Option<string?> _principal = Text("--principal", "On whose behalf.");
    private readonly Option<string?> _purpose = Text(
        "--purpose",
        "What about, as it completes \"au sujet de …\", or \"about …\" in English."
    );
    private readonly Option<string?> _telemarketer = Text("--telemarketer", "The first name that the agent gives itself.");
    private readonly Option<string?> _voice = Text("--voice", "A voice's name (default: the default voice).");
    private readonly Option<Theme?> _theme = new("--theme") { Description = "Which answers the agent knows." };
    private readonly Option<Objective?> _objective = new("--objective") { Description = "What a successful call leads to." };
    private readonly Option<Personality?> _personality = new("--personality") { Description = "How the agent speaks." };
    private readonly Option<string[]> _questions = new("--question")
    {
        Description = "A question, three to ten times; \"In full ? | In simpler words ?\" gives both wordings.",
    };
    private readonly Option<string[]> _determining = new("--determining")
    {
        Description = "The questions that earn points, such as Q1,Q3 (default: all).",
    };
    private readonly Option<string[]> _weights = new("--weight")
    {
        Description = "What a step weighs, such as Q1=30 or Is_Leads=40. Repeat for more (default: shared evenly).",
    };
    private readonly Option<int> _threshold = CommonOptions.Number(
        "--threshold",
        "The score from which a person is a lead",
        from: 1,
        to: 100,
        DraftInput.Standard.Threshold
    );

    public DraftOptions()
    {
        _weights.Validators.Add(result =>
        {
            foreach (var wrong in result.Tokens.Where(token => ReadWeight(token.Value) is null))
                result.AddError($"--weight: '{wrong.Value}' is no weight; write Q1=30, with a number from 0 to {MaxWeight}.");
        });
        _questions.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => DraftQuestion.Parse(token.Value).Message.Length == 0))
                result.AddError("--question: a question has no words.");
        });
    }

    public IEnumerable<Option> All =>
        [
            _name,
            _language,
            _company,
            _principal,
            _purpose,
            _telemarketer,
            _voice,
            _theme,
            _objective,
            _personality,
            _questions,
            _determining,
            _weights,
            _threshold,
        ];

    public DraftInput Read(ParseResult parsed) =>
        new()
        {
            Name = parsed.GetValue(_name),
            Language = IsGiven(parsed, _language) ? parsed.GetValue(_language) : null,
            Company = parsed.GetValue(_company),
            Principal = parsed.GetValue(_principal),
            Purpose = parsed.GetValue(_purpose),
            Telemarketer = parsed.GetValue(_telemarketer),
            Voice = parsed.GetValue(_voice),
            Theme = parsed.GetValue(_theme),
            Objective = parsed.GetValue(_objective),
            Personality = parsed.GetValue(_personality),
            Questions = [.. (parsed.GetValue(_questions) ?? []).Select(DraftQuestion.Parse)],
            Determining = IsGiven(parsed, _determining) ? ReadDetermining(parsed.GetValue(_determining) ?? []) : null,
            Weights = ReadWeights(parsed.GetValue(_weights) ?? []),
            Threshold = IsGiven(parsed, _threshold) ? parsed.GetValue(_threshold) : null,
        };

    private static Option<string?> Text(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError($"{name}: nothing is given.");
        });
        return option;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static ImmutableArray<string> ReadDetermining(IEnumerable<string> given) =>
        [
            .. given
                .SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(StepName)
                .Where(name => name != ScenarioDraft.Offer)
                .Distinct(StringComparer.Ordinal),
        ];

    private static ImmutableDictionary<string, int> ReadWeights(IEnumerable<string> given) =>
        given
            .Select(ReadWeight)
            .OfType<(string Step, int Weight)>()
            .GroupBy(w => w.Step, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Last().Weight, StringComparer.Ordinal);

    private static (string Step, int Weight)? ReadWeight(string text) =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } step, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
        && weight <= MaxWeight
            ? (StepName(step), weight)
            : null;

    private static string StepName(string name) =>
        string.Equals(name, ScenarioDraft.Offer, StringComparison.OrdinalIgnoreCase)
            ? ScenarioDraft.Offer
            : name.ToUpperInvariant();
}
