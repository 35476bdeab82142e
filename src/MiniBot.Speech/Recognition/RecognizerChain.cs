using System.Collections.Immutable;

namespace MiniBot.Speech.Recognition;

/// <summary>
/// Several engines as one: the first that works hears. One that throws or takes too long is left for a while, which is said once; what
/// was said of the running utterance is heard again by the next one. Thread-safe.
/// </summary>
public sealed class RecognizerChain : IRecognizer
{
    private const int LineRateHz = 8000;

    private readonly Action<string> _tell;
    private readonly TimeProvider _time;
    private readonly Lock _state = new();

    /// <summary>When each engine was left; null for one that is in use.</summary>
    private readonly long?[] _left;

    /// <summary>Takes ownership of the engines.</summary>
    /// <param name="engines">At least one, the best first.</param>
    /// <param name="tell">Told once for each engine that is left; no text of a caller goes there.</param>
    /// <param name="time">The clock of <see cref="ReturnAfter"/>.</param>
    public RecognizerChain(IEnumerable<IRecognizer> engines, Action<string> tell, TimeProvider time)
    {
        Engines = [.. engines];
        if (Engines.IsEmpty)
            throw new ArgumentException("There is no engine.", nameof(engines));
        _left = new long?[Engines.Length];
        _tell = tell;
        _time = time;
    }

    /// <summary>An engine that was left is tried again after this time.</summary>
    public TimeSpan ReturnAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The names of the engines in their order.</summary>
    public string Name => string.Join(", else ", Engines.Select(engine => engine.Name));

    /// <summary>8 kHz, as the line has it; engines of another rate get it resampled.</summary>
    public int SampleRateHz => LineRateHz;

    internal ImmutableArray<IRecognizer> Engines { get; }

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => OpenStream([]);

    /// <inheritdoc />
    public IRecognizerStream OpenStream(IReadOnlyList<string> hotwords) => new ChainedStream(this, hotwords);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var engine in Engines)
            engine.Dispose();
    }

    /// <summary>The first engine, from <paramref name="from"/> on, that is not left; null if there is none.</summary>
    internal int? FindEngine(int from = 0)
    {
        lock (_state)
        {
            for (var i = from; i < _left.Length; i++)
            {
                if (_left[i] is { } since && _time.GetElapsedTime(since) >= ReturnAfter)
                    _left[i] = null;
                if (_left[i] is null)
                    return i;
            }

            return null;
        }
    }

    /// <summary>Leaves an engine.</summary>
    internal void Leave(int engine, Exception failure)
    {
        lock (_state)
        {
            if (_left[engine] is not null)
                return;
            _left[engine] = _time.GetTimestamp();
        }

        var next = FindEngine(engine + 1) is { } other ? $"{Engines[other].Name} hears instead" : "no engine is left";
        _tell($"the recogniser {Engines[engine].Name} is left: {failure.GetType().Name}; {next}");
    }
}
