using System.Collections.Immutable;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Scenarios;

/// <summary>A validated scenario: what the agent says, in whose name, and what counts. Immutable; made by <see cref="ScenarioReader"/>.</summary>
public sealed record Scenario
{
    /// <summary>Its name, unique for the owner.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the file's text, lower-case hexadecimal: a journal names the scenario by it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Two-letter code of a language that ships.</summary>
    public required string Language { get; init; }

    /// <summary>Which answers the agent knows besides the general ones.</summary>
    public required Theme Theme { get; init; }

    /// <summary>What a successful call leads to.</summary>
    public required Objective Objective { get; init; }

    /// <summary>Who may answer what the rail does not know.</summary>
    public AgentMode AgentMode { get; init; }

    /// <summary>How the agent speaks.</summary>
    public Personality Personality { get; init; }

    /// <summary>Whom a call is transferred to, a SIP URI or a number; null for whom the host chooses.</summary>
    public string? TransferTo { get; init; }

    /// <summary>The voice's name; null for the default voice.</summary>
    public string? Voice { get; init; }

    /// <summary>The first name that the agent gives itself.</summary>
    public required string TelemarketerName { get; init; }

    /// <summary>Who calls.</summary>
    public required string CompanyName { get; init; }

    /// <summary>On whose behalf.</summary>
    public required string Principal { get; init; }

    /// <summary>What about, as it completes "au sujet de …".</summary>
    public required string Purpose { get; init; }

    /// <summary>What is said first, whole and never interrupted: an AI calls, for whom, why, and how to opt out.</summary>
    public required string Disclosure { get; init; }

    /// <summary>What becomes of a call that a machine takes.</summary>
    public required MachineHandling Machines { get; init; }

    /// <summary>The sound behind the voice; null for none.</summary>
    public Ambience? Ambience { get; init; }

    /// <summary>Patience and barge-in.</summary>
    public required ListeningSettings Listening { get; init; }

    /// <summary>The steps in order: Hello, three to ten questions, Is_Leads, Confirm_Time, Bye.</summary>
    public required ImmutableArray<ScenarioStep> Rail { get; init; }

    /// <summary>The score from which a person is a lead, 1 to 100.</summary>
    public required int LeadThreshold { get; init; }

    /// <summary>The contact's columns that the texts use; a contact without one hears the text without it.</summary>
    public required ImmutableArray<string> RequiredColumns { get; init; }

    /// <summary>The file of the company's own entries, relative to the scenario's; null for none.</summary>
    public string? CataloguePath { get; init; }

    /// <summary>The objections and questions that the agent can answer.</summary>
    public required Catalogue Catalogue { get; init; }

    /// <summary>What a language model may say besides: sentences, each of them true.</summary>
    public ImmutableArray<Template> Facts { get; init; } = [];

    /// <summary>What a language model may never say, besides what nobody may.</summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>All that its language brings.</summary>
    internal LanguagePack Speech => LanguagePack.For(Language);

    internal IntentPack Intents => Speech.Intents;

    internal SpokenTexts Texts => Speech.Texts(Personality);

    /// <summary>True when a person who asks for a human, or agrees to one, is put through.</summary>
    internal bool CanTransfer => Objective == Objective.Transfer || TransferTo is not null;

    /// <summary>A text as this scenario says it to one contact.</summary>
    /// <param name="template">The text.</param>
    /// <param name="columns">The contact's columns by name.</param>
    public string Fill(Template template, IReadOnlyDictionary<string, string> columns)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(columns);
        return template.Fill(name => OwnValue(name) ?? columns.GetValueOrDefault(name));
    }

    /// <summary>Understands what a caller says; as an answer where a step is given, whose own phrases then win.</summary>
    internal Reading Read(string text, ScenarioStep? step) =>
        Judgement.WithAnswer(Intents.Read(text, step?.Phrases), text, Catalogue);

    private string? OwnValue(string name) =>
        name switch
        {
            ScenarioVariables.TelemarketerName => TelemarketerName,
            ScenarioVariables.CompanyName => CompanyName,
            ScenarioVariables.Principal => Principal,
            ScenarioVariables.Purpose => Purpose,
            _ => null,
        };
}

/// <summary>What becomes of a call that a machine takes.</summary>
/// <param name="Policy">What we do.</param>
/// <param name="Message">What a voicemail is told: an AI called, for whom, about what, and how to opt out.</param>
/// <param name="AudioPath">A recording of it, relative to the scenario; null for none.</param>
public sealed record MachineHandling(MachinePolicy Policy, string Message, string? AudioPath);

/// <summary>A sound that loops behind the voice.</summary>
/// <param name="Place">What it is.</param>
/// <param name="AudioPath">The file of <see cref="AmbiencePlace.Recording"/>, relative to the scenario; otherwise null.</param>
/// <param name="GainDb">Relative to the voice, in dB: −60 to 0.</param>
public sealed record Ambience(AmbiencePlace Place, string? AudioPath, double GainDb);

/// <summary>Patience and barge-in.</summary>
/// <param name="BargeIn">True when the agent stops as soon as the caller speaks.</param>
/// <param name="Silence">How long an answer is waited for: 2 to 30 s.</param>
/// <param name="Wait">The same after the caller asked for a moment: 5 to 60 s.</param>
/// <param name="CallLimit">How long a call may last: 30 to 1800 s.</param>
public sealed record ListeningSettings(bool BargeIn, TimeSpan Silence, TimeSpan Wait, TimeSpan CallLimit);

/// <summary>The variables that a scenario itself gives.</summary>
internal static class ScenarioVariables
{
    public const string TelemarketerName = "telemarketer_name";
    public const string CompanyName = "company_name";
    public const string Principal = "principal";
    public const string Purpose = "purpose";

    public static bool IsOwn(string name) => name is TelemarketerName or CompanyName or Principal or Purpose;
}
