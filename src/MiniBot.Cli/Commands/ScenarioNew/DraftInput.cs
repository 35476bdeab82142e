using System.Collections.Immutable;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>What is known of a scenario so far; null for what nobody has said yet.</summary>
internal sealed record DraftInput
{
    public string? Name { get; init; }
    public string? Language { get; init; }
    public string? Company { get; init; }
    public string? Principal { get; init; }
    public string? Purpose { get; init; }
    public string? Telemarketer { get; init; }
    public string? Voice { get; init; }
    public Theme? Theme { get; init; }
    public Objective? Objective { get; init; }
    public Personality? Personality { get; init; }
    public ImmutableArray<DraftQuestion> Questions { get; init; } = [];
    public ImmutableArray<string>? Determining { get; init; }
    public ImmutableDictionary<string, int> Weights { get; init; } = ImmutableDictionary<string, int>.Empty;
    public int? Threshold { get; init; }

    /// <summary>The options without which no scenario can be made.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            if (Name is null)
                yield return "--name";
            if (Company is null)
                yield return "--company";
            if (Principal is null)
                yield return "--principal";
            if (Purpose is null)
                yield return "--purpose";
            if (Questions.Length < ScenarioDraft.MinQuestions)
                yield return $"--question (at least {ScenarioDraft.MinQuestions}, {Questions.Length} given)";
        }
    }

    public bool IsComplete => !Missing.Any();

    /// <summary>The whole draft, with the usual choice wherever none was made. Nothing may be missing.</summary>
    public ScenarioDraft ToDraft() =>
        new()
        {
            Name = Name!,
            Language = Language ?? Standard.Language,
            Company = Company!,
            Principal = Principal!,
            Purpose = Purpose!,
            Telemarketer = Telemarketer ?? Standard.Telemarketer,
            Voice = Voice,
            Theme = Theme ?? Standard.Theme,
            Objective = Objective ?? Standard.Objective,
            Personality = Personality ?? Standard.Personality,
            Questions = Questions,
            Determining = Determining ?? [.. Questions.Select((_, i) => ScenarioDraft.NameOf(i))],
            GivenWeights = Weights,
            Threshold = Threshold ?? Standard.Threshold,
        };

    /// <summary>The usual choices.</summary>
    internal static class Standard
    {
        public static string Language => LanguagePack.Codes[0];
        public const string Telemarketer = "Claire";
        public const Theme Theme = MiniBot.Conversation.Scenarios.Theme.General;
        public const Objective Objective = MiniBot.Conversation.Scenarios.Objective.Appointment;
        public const Personality Personality = MiniBot.Conversation.Scenarios.Personality.Professional;
        public const int Threshold = 70;
    }
}
