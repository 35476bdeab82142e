using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>Writes a draft as a scenario file with comments.</summary>
internal static class ScenarioYaml
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ScenarioDraft draft, DialogueTexts texts)
    {
        var yaml = new StringBuilder();
        var words = ScenarioWords.For(draft.Language);
        Line($"# yaml-language-server: $schema=scenario.schema.json");
        foreach (var comment in texts.HeaderComments)
            Line($"# {comment}");
        Line($"name: {draft.Name}");
        Line($"language: {draft.Language}");
        Line($"theme: {Word(draft.Theme)}");
        Line($"objective: {Word(draft.Objective)}");
        Line($"personality: {Word(draft.Personality)}");
        Line($"agent_mode: rail");
        if (draft.Voice is { } voice)
            Line($"voice: {Quoted(voice)}");
        Line($"");
        Line($"# {texts.WhoComment}");
        Line($"telemarketer_name: {Quoted(draft.Telemarketer)}");
        Line($"company_name: {Quoted(draft.Company)}");
        Line($"principal: {Quoted(draft.Principal)}");
        Line($"purpose: {Quoted(draft.Purpose)}");
        Line($"");
        Line(
            $"rail: [Hello, {string.Join(", ", draft.Questions.Select((_, i) => ScenarioDraft.NameOf(i)))}, Is_Leads, Confirm_Time, Bye]"
        );
        Line($"");
        Line($"# {texts.StepsComment}");
        Line($"steps:");
        Step("Hello", words.Hello, words.HelloShort);
        for (var i = 0; i < draft.Questions.Length; i++)
            Step(ScenarioDraft.NameOf(i), draft.Questions[i].Message, draft.Questions[i].Short);
        Step(ScenarioDraft.Offer, words.Offer(draft.Theme, draft.Objective), words.OfferShort);
        Step("Confirm_Time", words.ConfirmTime, words.ConfirmTimeShort);
        Step("Bye", words.Bye, null);
        Line($"    message_not_lead: {Quoted(words.ByeNotLead)}");
        Line($"");
        Line($"qualification:");
        Line($"  # {texts.ThresholdComment}");
        Line($"  lead_threshold: {draft.Threshold}");
        return yaml.ToString();

        void Step(string name, string message, string? simpler)
        {
            Line($"  {name}:");
            Line($"    message: {Quoted(message)}");
            if (simpler is not null)
                Line($"    short: {Quoted(simpler)}");
            if (!draft.Weights.TryGetValue(name, out var weight))
                return;
            Line($"    determining: true");
            Line($"    weight: {weight}");
        }

        void Line(FormattableString text) => yaml.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    // A JSON string is a YAML string.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
