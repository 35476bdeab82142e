using System.Collections.Concurrent;

namespace MiniBot.Speech.Synthesis;

/// <summary>
/// Engines in order: the first that speaks is heard. One that fails is left for the next, said once, and asked again after a rest, so that a
/// server which is down costs its time limit once a minute and not at every sentence. Thread-safe; owns none of them.
/// </summary>
public sealed class SynthesizerChain : ISynthesizer
{
    /// <summary>How long an engine that failed is not asked.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<ISynthesizer> _standard;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<ISynthesizer>> _byLanguage;
    private readonly TimeProvider _time;
    private readonly Action<string>? _report;
    private readonly ConcurrentDictionary<(string Language, ISynthesizer Engine), Failure> _failures = new();

    /// <param name="standard">The engines of every language that has none of its own, at least one.</param>
    /// <param name="byLanguage">The engines of a language (two letters) in their order.</param>
    /// <param name="time">The clock of the rest.</param>
    /// <param name="report">Is told of an engine that fails, once until it speaks again; no personal data.</param>
    public SynthesizerChain(
        IReadOnlyList<ISynthesizer> standard,
        IReadOnlyDictionary<string, IReadOnlyList<ISynthesizer>> byLanguage,
        TimeProvider time,
        Action<string>? report
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(standard.Count);
        (_standard, _byLanguage, _time, _report) = (standard, byLanguage, time, report);
    }

    /// <summary>The engine that is asked first where the language has none of its own.</summary>
    public string EngineId => _standard[0].EngineId;

    /// <inheritdoc />
    public string EngineFor(SpeechVoice voice) => InOrder(voice)[0].EngineFor(voice);

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        if (SpokenText.For(text, voice.Language).Length == 0)
            return new SynthesisOutcome.Failed("the text has nothing to speak");
        var causes = new List<string>();
        foreach (var engine in InOrder(voice))
        {
            switch (await engine.SynthesizeAsync(text, voice, cancellationToken))
            {
                case SynthesisOutcome.Spoken spoken:
                    _failures.TryRemove((voice.Language, engine), out _);
                    return spoken with { Engine = spoken.Engine ?? engine.EngineId };
                case SynthesisOutcome.Failed { Cause: var cause }:
                    causes.Add($"{engine.EngineId}: {cause}");
                    Leave(engine, voice, cause);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return new SynthesisOutcome.Failed(string.Join("; ", causes));
    }

    /// <summary>The engines of the language: those that rest come last, for a bad voice is better than none.</summary>
    private IReadOnlyList<ISynthesizer> InOrder(SpeechVoice voice)
    {
        var engines = _byLanguage.GetValueOrDefault(voice.Language.Split('-')[0].ToLowerInvariant()) ?? _standard;
        if (_failures.IsEmpty)
            return engines;
        var now = _time.GetUtcNow();
        return
        [
            .. engines.OrderBy(engine => _failures.TryGetValue((voice.Language, engine), out var failure) && failure.Until > now),
        ];
    }

    private void Leave(ISynthesizer engine, SpeechVoice voice, string cause)
    {
        var failure = new Failure(_time.GetUtcNow() + Rest);
        var isNew = _failures.TryAdd((voice.Language, engine), failure);
        if (isNew)
            _report?.Invoke($"the voice {engine.EngineId} fails in {voice.Language} and is left for the next: {cause}");
        else
            _failures[(voice.Language, engine)] = failure;
    }

    private readonly record struct Failure(DateTimeOffset Until);
}
