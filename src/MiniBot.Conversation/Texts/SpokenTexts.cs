using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Texts;

/// <summary>What the agent says besides the scenario, in one language. Immutable.</summary>
internal sealed class SpokenTexts
{
    private static readonly Lazy<SpokenTexts> LazyFrench = new(() => new SpokenTexts("fr"));

    private readonly FrozenDictionary<Prompt, Template> _prompts;

    private SpokenTexts(string language)
    {
        var data = EmbeddedDocument.Read($"texts/{language}.yaml");
        _prompts = Enum.GetValues<Prompt>()
            .ToFrozenDictionary(
                p => p,
                p => Template.Parse(data.Text(JsonNamingPolicy.SnakeCaseLower.ConvertName(p.ToString())))
            );
        Returns = [.. data.Texts("returns").Select(Template.Parse)];
    }

    public static SpokenTexts French => LazyFrench.Value;

    /// <summary>What leads from an answer of ours back to the question of the step.</summary>
    public ImmutableArray<Template> Returns { get; }

    public Template this[Prompt prompt] => _prompts[prompt];
}

/// <summary>The sentences that every scenario shares.</summary>
internal enum Prompt
{
    Disclosure,
    AreYouThere,
    SilenceEnd,
    Reprompt,
    Wait,
    AnsweredLater,
    OptOutQuestion,
    OptOutConfirmed,
    RefusalEnd,
    WrongNumberEnd,
    CallbackEnd,
    TransferEnd,
    NotLeadEnd,
    CallLimitEnd,
}
