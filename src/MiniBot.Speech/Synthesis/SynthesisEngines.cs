using MiniBot.Speech.Models;
using MiniBot.Speech.Synthesis.Server;

namespace MiniBot.Speech.Synthesis;

/// <summary>The engines of this machine, opened once by name and chained per language. Disposed after the last text.</summary>
internal sealed class SynthesisEngines : IDisposable
{
    private readonly Dictionary<string, ISynthesizer> _engines = new(StringComparer.Ordinal);
    private readonly List<SpeechComponent> _components = [];

    private SynthesisEngines() { }

    /// <summary>All of them in their order; null if there is none.</summary>
    public SynthesizerChain? Chain { get; private set; }

    /// <summary>Every engine that was asked for, present or not, for the doctor.</summary>
    public IReadOnlyList<SpeechComponent> Components => _components;

    /// <summary>Opens what the options name; what is missing becomes a component that says so.</summary>
    public static async Task<SynthesisEngines> OpenAsync(
        SpeechOptions options,
        SpeechSurvey survey,
        CancellationToken cancellationToken
    )
    {
        var opened = new SynthesisEngines();
        foreach (
            var name in options.Synthesis.Named.Union([SynthesisOptions.Pico, SynthesisOptions.Espeak], StringComparer.Ordinal)
        )
            await opened.OpenAsync(name, options, survey, cancellationToken);
        var standard = opened.InOrder(options.Synthesis.Engines);
        var byLanguage = options
            .Synthesis.EnginesByLanguage.Select(language => (language.Key, Engines: opened.InOrder(language.Value)))
            .Where(language => language.Engines.Count > 0)
            .ToDictionary(language => language.Key.ToLowerInvariant(), language => language.Engines, StringComparer.Ordinal);
        standard = standard.Count > 0 ? standard : byLanguage.Values.FirstOrDefault() ?? [];
        if (standard.Count > 0)
            opened.Chain = new SynthesizerChain(standard, byLanguage, options.Time, options.Report);
        return opened;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var engine in _engines.Values.OfType<IDisposable>())
            engine.Dispose();
    }

    private IReadOnlyList<ISynthesizer> InOrder(IEnumerable<string> names) =>
        [.. names.Select(name => _engines.GetValueOrDefault(name)).OfType<ISynthesizer>()];

    private async Task OpenAsync(string name, SpeechOptions options, SpeechSurvey survey, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case SynthesisOptions.Pico:
                Add(
                    name,
                    "voice (Pico)",
                    await PicoSynthesizer.TryOpenAsync(options.Time, cancellationToken),
                    null,
                    PicoSynthesizer.Mend
                );
                break;
            case SynthesisOptions.Espeak:
                Add(
                    name,
                    "voice (eSpeak NG)",
                    await EspeakSynthesizer.TryOpenAsync(options.Time, cancellationToken),
                    null,
                    EspeakSynthesizer.Mend
                );
                break;
            case SynthesisOptions.SpeechServer when options.Synthesis.Server is { } server:
                Add(name, "voice (speech server)", new SpeechServerSynthesizer(server, options.Time), null, "start the server");
                break;
            case var model when model.StartsWith(SynthesisOptions.ModelPrefix, StringComparison.Ordinal):
                await OpenModelAsync(name, model[SynthesisOptions.ModelPrefix.Length..], options, survey, cancellationToken);
                break;
            default:
                break; // Named but not described: the options' own validation says so.
        }
    }

    private async Task OpenModelAsync(
        string name,
        string model,
        SpeechOptions options,
        SpeechSurvey survey,
        CancellationToken cancellationToken
    )
    {
        var part = $"voice ({model})";
        var state = await survey.CheckAsync(ModelKind.Voice, $"synthesis/{model}", cancellationToken);
        if (state is ModelState.Unusable unusable)
        {
            _components.Add(new(part, false, unusable.Cause, unusable.Mend));
            return;
        }

        var voice = SherpaSynthesizer.TryOpen(((ModelState.Verified)state).Path, options.Synthesis.Reference, out var error);
        Add(name, part, voice, error, SherpaSynthesizer.Mend);
    }

    private void Add(string name, string part, ISynthesizer? engine, string? error, string mend)
    {
        if (engine is not null)
            _engines[name] = engine;
        _components.Add(
            engine is null ? new(part, false, error ?? "not installed", mend) : new(part, true, engine.EngineId, null)
        );
    }
}
