using MiniBot.Calls.Speaking;
using MiniBot.Speech;
using MiniBot.Speech.Models;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Agents;

/// <summary>Opens speech as this command line has it: the user's prompt folder, and a probe of models that nobody knows.</summary>
internal static class AgentVoice
{
    private const string French = "fr-FR";

    /// <summary>How speech is opened here.</summary>
    public static SpeechOptions SpeechOptions(TimeProvider time)
    {
        var (program, first) = SelfProcess.Command;
        return new SpeechOptions
        {
            PromptFolder = Path.Combine(UserFolder.Cache, "prompts"),
            Probe = new ModelProbe(program, [.. first, ProbeVerb], time),
            Time = time,
        };
    }

    /// <summary>The hidden verb that loads a model of unknown origin in a process of its own.</summary>
    public const string ProbeVerb = "probe-model";

    /// <summary>The agent's voice, or captions alone where the machine has none.</summary>
    public static PromptLibrary Open(SpeechKit speech, string? recordings) =>
        speech.Prompts is { } prompts
            ? new PromptLibrary(speech.Synthesizer!.EngineId, (text, cancelled) => prompts.GetAsync(text, new SpeechVoice(French), cancelled), recordings)
            : new PromptLibrary(CaptionsOnly.EngineId, CaptionsOnly.SpeakAsync, recordings);

    /// <summary>The voice of simulated people; null where the machine has none.</summary>
    public static PromptLibrary? OpenForProspects(SpeechKit speech) => speech.Prompts is null ? null : Open(speech, recordings: null);
}
