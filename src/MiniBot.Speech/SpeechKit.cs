using MiniBot.Speech.Models;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech;

/// <summary>
/// What this machine has of speech, opened once at start and shared by all calls; what is missing is told in <see cref="Components"/> and
/// done without. Thread-safe; disposed after the last call.
/// </summary>
public sealed class SpeechKit : IDisposable
{
    private readonly SpeechOptions _options;
    private readonly SileroVoiceActivityPool? _silero;
    private readonly ModelState _frenchModel;
    private bool _toldOfVoiceActivity;
    private readonly SynthesisEngines _voices;

    private SpeechKit(
        SpeechOptions options,
        IReadOnlyList<SpeechComponent> components,
        SileroVoiceActivityPool? silero,
        ModelState frenchModel,
        SynthesisEngines voices
    )
    {
        _options = options;
        Components = components;
        _silero = silero;
        _frenchModel = frenchModel;
        _voices = voices;
        Prompts = voices.Chain is { } chain ? new PromptCache(chain, options.PromptFolder, options.Time, options.Report) : null;
    }

    /// <summary>Every part, present or not, for the doctor.</summary>
    public IReadOnlyList<SpeechComponent> Components { get; }

    /// <summary>The voices there are, in the order of the options; null if there is none.</summary>
    public ISynthesizer? Synthesizer => _voices.Chain;

    /// <summary>Rendered prompts of <see cref="Synthesizer"/>; null if there is none.</summary>
    public PromptCache? Prompts { get; }

    /// <summary>True if <see cref="OpenRecognizer"/> can succeed.</summary>
    public bool CanRecognize => PocketSphinxRecognizer.CheckLibrary() is null && _frenchModel is ModelState.Verified;

    /// <summary>Looks at the machine and opens what is there.</summary>
    public static async Task<SpeechKit> OpenAsync(SpeechOptions options, CancellationToken cancellationToken)
    {
        var survey = new SpeechSurvey(options);
        var french = await survey.CheckAsync(ModelKind.Phrases, KnownModels.FrenchTelephone, cancellationToken);
        var voiceActivity = await survey.CheckAsync(ModelKind.VoiceActivity, KnownModels.SileroVad, cancellationToken);
        var voices = await SynthesisEngines.OpenAsync(options, survey, cancellationToken);
        string? refusal = null;
        var silero = voiceActivity is ModelState.Verified model ? SileroVoiceActivityPool.TryOpen(model.Path, out refusal) : null;
        SpeechComponent[] components =
        [
            SpeechSurvey.Recognition(french),
            SpeechSurvey.VoiceActivity(voiceActivity, refusal),
            .. voices.Components,
        ];
        return new SpeechKit(options, components, silero, french, voices);
    }

    /// <summary>
    /// Opens a recogniser for the phrases of a scenario; the caller owns it and shares it between that scenario's calls.
    /// </summary>
    public PocketSphinxOpening OpenRecognizer(IReadOnlyList<string> phrases) =>
        _frenchModel switch
        {
            ModelState.Verified { Path: var path } => PocketSphinxRecognizer.Open(path, phrases),
            ModelState.Unusable { Cause: var cause, Mend: var mend } => new PocketSphinxOpening.Unavailable(cause, mend),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A detector for one call, to be disposed at its end: Silero; by level if it is not there, or no longer works.</summary>
    public IVoiceActivityDetector OpenVoiceActivityDetector() =>
        _silero is null
            ? new EnergyVoiceActivityDetector()
            : new FallbackVoiceActivityDetector(_silero.Rent, TellOfVoiceActivityOnce);

    /// <summary>
    /// Opens the engines that hear a language as one recogniser, which the caller owns; null if none can be opened.
    /// </summary>
    /// <param name="language">Two-letter code.</param>
    /// <param name="phrases">What callers may say, for engines that know phrases only.</param>
    /// <param name="options">Which engines, as <see cref="RecognitionOptions.Validate"/> lets them pass.</param>
    /// <param name="tell">Told of each engine that is left out, and later of each that fails, once.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<IRecognizer?> OpenRecognizerAsync(
        string language,
        IReadOnlyList<string> phrases,
        RecognitionOptions options,
        Action<string> tell,
        CancellationToken cancellationToken
    ) => new EngineOpener(_options, options, phrases).OpenAsync(language, tell, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _silero?.Dispose();
        _voices.Dispose();
    }

    private void TellOfVoiceActivityOnce(string cause)
    {
        if (!Interlocked.Exchange(ref _toldOfVoiceActivity, true))
            _options.Report?.Invoke(cause);
    }
}
