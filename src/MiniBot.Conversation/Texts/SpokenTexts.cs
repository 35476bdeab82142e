using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Texts;

/// <summary>What the agent says besides the scenario, in one language and the tone of one personality. Immutable.</summary>
internal sealed class SpokenTexts
{
    private readonly FrozenDictionary<Prompt, Template> _prompts;
    private readonly FrozenDictionary<Objective, ObjectiveTexts> _objectives;

    private SpokenTexts(DocumentNode.Mapping data, Personality personality)
    {
        var tone = data.Section("personalities").Section(WireName(personality));
        _prompts = Enum.GetValues<Prompt>().ToFrozenDictionary(p => p, p => Template.Parse(TextOf(p, tone, data)));
        var objectives = data.Section("objectives");
        _objectives = Enum.GetValues<Objective>()
            .ToFrozenDictionary(o => o, o => new ObjectiveTexts(objectives.Section(WireName(o))));
        Returns = [.. data.Texts("returns").Select(Template.Parse)];
    }

    /// <summary>Closed questions that lead from an answer of ours back to the question of the step.</summary>
    public ImmutableArray<Template> Returns { get; }

    public Template this[Prompt prompt] => _prompts[prompt];

    /// <summary>What the last steps say where the scenario says nothing of its own.</summary>
    public ObjectiveTexts this[Objective objective] => _objectives[objective];

    /// <summary>The texts of a language that ships, in a tone.</summary>
    public static SpokenTexts For(string language, Personality personality) => LanguagePack.For(language).Texts(personality);

    /// <summary>The texts of a language, by personality.</summary>
    internal static ImmutableArray<SpokenTexts> Load(string language)
    {
        var data = EmbeddedDocument.Read($"texts/{language}.yaml");
        return [.. Enum.GetValues<Personality>().Select(p => new SpokenTexts(data, p))];
    }

    // The law's words stand once, beside the personalities: none of them changes those.
    private static string TextOf(Prompt prompt, DocumentNode.Mapping tone, DocumentNode.Mapping shared) =>
        (prompt.IsLegal() ? shared : tone).Text(WireName(prompt));

    private static string WireName<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>The sentences that every scenario shares.</summary>
internal enum Prompt
{
    Disclosure,
    OptOutQuestion,
    OptOutConfirmed,
    VoicemailMessage,
    ScreenerIntroduction,
    AreYouThere,
    SilenceEnd,
    Reprompt,
    Simpler,
    Wait,
    OneMoment,
    AnsweredLater,
    RefusalEnd,
    WrongNumberEnd,
    CallbackEnd,
    TransferStart,
    TransferFailed,
    TransferEnd,
    NotLeadEnd,
    CallLimitEnd,
}

internal static class PromptKind
{
    /// <summary>True for the words of the law, which are the same for every personality.</summary>
    public static bool IsLegal(this Prompt prompt) => prompt <= Prompt.ScreenerIntroduction;
}
