using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>One call's stream: keeps the utterance, and has it decoded when it is over. There is no partial text.</summary>
internal sealed class SherpaOfflineStream : IRecognizerStream
{
    private readonly OfflineDecoder _decoder;
    private readonly SherpaOptions _options;
    private readonly Action<long> _lost;
    private readonly SampleQueue _samples;
    private readonly short[] _portion = new short[3200];
    private long _lostBefore;

    /// <param name="decoder">Shared by all calls.</param>
    /// <param name="sampleRateHz">Of the samples.</param>
    /// <param name="most">The longest utterance.</param>
    /// <param name="options">Time limit and clock.</param>
    /// <param name="lost">Told at an utterance's end how many samples of it were beyond <paramref name="most"/>, if any.</param>
    public SherpaOfflineStream(OfflineDecoder decoder, int sampleRateHz, TimeSpan most, SherpaOptions options, Action<long> lost)
    {
        _decoder = decoder;
        _options = options;
        _lost = lost;
        _samples = new SampleQueue(sampleRateHz, (int)(most.TotalSeconds * sampleRateHz));
    }

    /// <inheritdoc />
    public RecognizedText Partial => RecognizedText.None;

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<short> samples) => _samples.Write(samples);

    /// <inheritdoc />
    /// <exception cref="TimeoutException">Decoding takes too long.</exception>
    /// <exception cref="InvalidOperationException">Too many utterances wait, or the recogniser was disposed of.</exception>
    public RecognizedText Finish()
    {
        var samples = new float[_samples.Count];
        for (var at = 0; at < samples.Length; )
        {
            var count = _samples.Read(_portion);
            SampleConversion.ToFloat(_portion.AsSpan(0, count), samples.AsSpan(at));
            at += count;
        }

        if (_samples.Dropped - _lostBefore is > 0 and var lost)
            _lost(lost);
        _lostBefore = _samples.Dropped;
        if (samples.Length == 0)
            return RecognizedText.None;
        var utterance = new OfflineUtterance(samples, new PendingText());
        return _decoder.TryDecode(utterance)
            ? utterance.Text.Await(_options.FinishLimit, _options.Time)
            : throw new InvalidOperationException("The decoder takes no more utterances.");
    }

    /// <inheritdoc />
    public void Dispose() => _samples.Clear();
}
