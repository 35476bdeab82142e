using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Calls;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Synthesis;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>The voice and the ears of this machine, opened once for all tests of a run, and kept to its end.</summary>
internal static class SharedSpeech
{
    /// <summary>The rate of G.711.</summary>
    public const int TelephoneRateHz = 8000;

    private static readonly SpeechVoice AgentVoice = new("fr-FR", Rate: 1.2);
    private static readonly SpeechVoice CalledPartyVoice = new("fr-FR");
    private static readonly Lazy<Task<SpeechKit>> Kit = new(() =>
        SpeechKit.OpenAsync(
            new SpeechOptions { PromptFolder = Path.Combine(AppContext.BaseDirectory, "prompts") },
            CancellationToken.None
        )
    );
    private static readonly Lazy<Task<PromptLibrary>> Library = new(OpenPromptsAsync);
    private static readonly Lazy<Task<SpokenEars>> Ears = new(OpenEarsAsync);

    /// <summary>The agent's prompts, those of the opening rendered already, as before any call.</summary>
    public static Task<PromptLibrary> PromptsAsync() => Library.Value;

    /// <summary>The agent's ears for speech.</summary>
    public static Task<SpokenEars> EarsAsync() => Ears.Value;

    /// <summary>A text as the agent says it.</summary>
    public static async Task<short[]> PromptAsync(string text)
    {
        var outcome = await (await PromptsAsync()).GetAsync(text, audioPath: null, TelephoneRateHz, CancellationToken.None);
        return outcome.ShouldBeOfType<PromptOutcome.Ready>().Samples;
    }

    /// <summary>A text in the mouth of a called party: at the telephone's rate and level.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="engine">The voice by name, <c>pico</c> or <c>espeak-ng</c>; null for the best there is.</param>
    public static async Task<short[]> SpeakAsync(string text, string? engine = null)
    {
        ISynthesizer? voice = engine switch
        {
            null => (await Kit.Value).Synthesizer,
            "pico" => await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None),
            _ => await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None),
        };
        voice.ShouldNotBeNull($"the voice {engine} is not installed");
        var spoken = await voice!.SynthesizeAsync(text, CalledPartyVoice, CancellationToken.None);
        var audio = spoken.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;
        return Loudness.LevelTo(Resampler.Convert(audio, TelephoneRateHz)).Samples.ToArray();
    }

    private static async Task<PromptLibrary> OpenPromptsAsync()
    {
        var speech = await Kit.Value;
        var cache = speech.Prompts.ShouldNotBeNull("this machine has no voice");
        var library = new PromptLibrary(
            speech.Synthesizer!.EngineId,
            (text, cancelled) => cache.GetAsync(text, AgentVoice, cancelled),
            recordings: null
        );
        var scenario = RoofScenario.Instance;
        foreach (var text in new[] { scenario.Disclosure, AgentCall.TextOf(scenario.Rail[0]) })
            await library.GetAsync(text, audioPath: null, TelephoneRateHz, CancellationToken.None);
        return library;
    }

    private static async Task<SpokenEars> OpenEarsAsync()
    {
        var speech = await Kit.Value;
        var opening = speech.OpenRecognizer(PhraseBook.For(RoofScenario.Instance));
        var recognizer = opening.ShouldBeOfType<PocketSphinxOpening.Opened>().Recognizer;
        return new SpokenEars(recognizer, speech.OpenVoiceActivityDetector, new ListeningPool(2));
    }
}
