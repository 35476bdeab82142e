using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Vosk;

/// <summary>
/// Recognition by a Vosk server over WebSocket (alphacep/vosk-server), which may run on another machine. Each utterance has a
/// connection of its own, made when it begins: that is how the server ends one, and a server that was restarted is there again with
/// the next. Thread-safe.
/// </summary>
public sealed class VoskRecognizer : IRecognizer
{
    private readonly VoskOptions _options;
    private long _samplesLost;

    /// <param name="options">As <see cref="VoskOptions.Validate"/> lets them pass.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public VoskRecognizer(VoskOptions options)
    {
        if (options.Validate() is [var problem, ..])
            throw new ArgumentException(problem, nameof(options));
        _options = options;
        Name = $"vosk-server {options.Server.Host}:{options.Server.Port}";
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public int SampleRateHz => _options.SampleRateHz;

    /// <summary>Samples that were not sent because the server took too few.</summary>
    public long SamplesLost => Interlocked.Read(ref _samplesLost);

    /// <inheritdoc />
    public IRecognizerStream OpenStream() => new VoskStream(_options, lost => Interlocked.Add(ref _samplesLost, lost));

    /// <summary>It owns nothing.</summary>
    public void Dispose() { }
}
