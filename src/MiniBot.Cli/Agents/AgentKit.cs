using MiniBot.Audio.Ambience;
using MiniBot.Calls;
using MiniBot.Calls.Answering;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;
using MiniBot.Speech;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Recognition;

namespace MiniBot.Cli.Agents;

/// <summary>The agent of a command, with its voice and its ears as far as this machine has them.</summary>
internal sealed class AgentKit : IDisposable
{
    private const int TelephoneRateHz = 8000;

    /// <summary>The language of the one recognition model that is known.</summary>
    private const string HeardLanguage = "fr";

    private readonly SpeechKit _speech;
    private readonly IRecognizer? _recognizer;
    private readonly ListeningPool? _pool;
    private readonly IReadOnlyList<string> _notes;

    private AgentKit(
        SpeechKit speech,
        string language,
        IRecognizer? recognizer,
        string? recordings,
        IReadOnlyList<string> notes,
        FreeAnswers? answers,
        TimeProvider time
    )
    {
        _speech = speech;
        _recognizer = recognizer;
        _pool = recognizer is null ? null : new ListeningPool(Environment.ProcessorCount, time);
        _notes = notes;
        Prompts = AgentVoice.Open(speech, language, recordings);
        var ears = recognizer is null ? null : new SpokenEars(recognizer, speech.OpenVoiceActivityDetector, _pool!);
        Agent = new CallAgent(Prompts, ears, time, CommandLog.For<CallAgent>(), answers);
    }

    public CallAgent Agent { get; }

    public PromptLibrary Prompts { get; }

    /// <summary>True when what people say is understood; otherwise only what they type is.</summary>
    public bool HearsSpeech => _recognizer is not null;

    /// <summary>What understands speech, or "none".</summary>
    public string RecognizerName => _recognizer?.Name ?? "none";

    /// <summary>Waits until the ears can take one more call and reserves its place; null where nothing is heard.</summary>
    public Func<CancellationToken, ValueTask<IDisposable>>? ReserveAsync => _pool is null ? null : _pool.ReserveAsync;

    /// <summary>What the scenario wants behind the voice, at its final level; null for nothing.</summary>
    public AmbienceLoop? Ambience { get; private init; }

    /// <summary>Opens voice and ears for one scenario.</summary>
    public static async Task<AgentKit> OpenAsync(
        Scenario scenario,
        string? recordings,
        bool textOnly,
        FreeAnswers? answers,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(time), cancellationToken);
        var notes = new List<string>();
        var recognizer = textOnly ? null : OpenRecognizer(speech, scenario, notes);
        notes.Add(
            speech.Synthesizer is { } voice
                ? $"voice: {voice.EngineId}"
                : "no voice is installed: the agent writes captions only (./minibot doctor says what is missing)"
        );
        var ambience = ScenarioAmbience.Open(scenario, recordings, TelephoneRateHz, out var problem);
        if (problem is not null)
            notes.Add(problem);
        return new AgentKit(speech, scenario.Language, recognizer, recordings, notes, answers, time) { Ambience = ambience };
    }

    /// <summary>Tells the user what they should know.</summary>
    public void Introduce(Terminal terminal)
    {
        foreach (var note in _notes)
            terminal.Note(note);
    }

    /// <summary>Renders what the agent may say in a scenario to a person.</summary>
    public async Task PrepareAsync(
        Scenario scenario,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken
    )
    {
        foreach (var text in PromptBook.For(scenario, variables))
            await Prompts.GetAsync(text, audioPath: null, TelephoneRateHz, cancellationToken);
    }

    public void Dispose()
    {
        _pool?.Dispose();
        _recognizer?.Dispose();
        Prompts.Dispose();
        _speech.Dispose();
    }

    private static PocketSphinxRecognizer? OpenRecognizer(SpeechKit speech, Scenario scenario, List<string> notes)
    {
        if (scenario.Language != HeardLanguage)
        {
            notes.Add($"speech in '{scenario.Language}' is not understood yet, only typed text");
            return null;
        }

        switch (speech.OpenRecognizer(PhraseBook.WithCatalogue(scenario)))
        {
            case PocketSphinxOpening.Opened { Recognizer: var recognizer, LeftOut: var leftOut }:
                notes.Add(
                    $"ears: {recognizer.Name}"
                        + (leftOut.Count == 0 ? "" : $", without {leftOut.Count} phrases that it cannot pronounce")
                );
                return recognizer;
            case PocketSphinxOpening.Unavailable { Cause: var cause, Mend: var mend }:
                notes.Add($"speech is not understood, only typed text: {cause} ({mend})");
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
