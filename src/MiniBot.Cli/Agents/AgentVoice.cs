using Microsoft.Extensions.Logging;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Languages;
using MiniBot.Speech;
using MiniBot.Speech.Models;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Agents;

/// <summary>Opens speech as this command line has it: the user's prompt folder, and a probe of models that nobody knows.</summary>
internal static partial class AgentVoice
{
    private const string French = "fr-FR";

    /// <summary>Pico and eSpeak NG are slow speakers; an agent on the telephone is not.</summary>
    private const double AgentRate = 1.2;

    /// <summary>People speak at the engine's own pace.</summary>
    private static readonly SpeechVoice s_person = new(French);

    /// <summary>How speech is opened here.</summary>
    public static SpeechOptions SpeechOptions(TimeProvider time)
    {
        var (program, first) = SelfProcess.Command;
        return new SpeechOptions
        {
            PromptFolder = Path.Combine(UserFolder.Cache, "prompts"),
            Probe = new ModelProbe(program, [.. first, ProbeVerb], time),
            Time = time,
            Report = static message => LogWithout(CommandLog.For<SpeechKit>(), message),
        };
    }

    /// <summary>The hidden verb that loads a model of unknown origin in a process of its own.</summary>
    public const string ProbeVerb = "probe-model";

    /// <summary>The agent's voice, or captions alone where the machine has none.</summary>
    public static PromptLibrary Open(SpeechKit speech, string language, string? recordings) =>
        speech.Prompts is { } prompts
            ? Open(
                speech.Synthesizer!.EngineId,
                prompts,
                new SpeechVoice(LanguagePack.For(language).Locale, Rate: AgentRate),
                recordings
            )
            : new PromptLibrary(CaptionsOnly.EngineId, CaptionsOnly.SpeakAsync, recordings);

    /// <summary>The voice of simulated people; null where the machine has none.</summary>
    public static PromptLibrary? OpenForProspects(SpeechKit speech) =>
        speech.Prompts is { } prompts ? Open(speech.Synthesizer!.EngineId, prompts, s_person, recordings: null) : null;

    /// <summary>The agent's voice without anything that was rendered before, for measuring.</summary>
    public static PromptLibrary OpenUncached(ISynthesizer synthesizer, string language)
    {
        var voice = new SpeechVoice(LanguagePack.For(language).Locale, Rate: AgentRate);
        return new PromptLibrary(
            synthesizer.EngineId,
            (text, cancelled) => synthesizer.SynthesizeAsync(text, voice, cancelled),
            recordings: null
        );
    }

    private static PromptLibrary Open(string engineId, PromptCache prompts, SpeechVoice voice, string? recordings) =>
        new(
            engineId,
            (text, cancelled) => prompts.GetAsync(text, voice, cancelled),
            recordings,
            (text, cancelled) => prompts.SpeakAsync(text, voice, cancelled)
        );

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "Speech: {Message}")]
    private static partial void LogWithout(ILogger log, string message);
}
