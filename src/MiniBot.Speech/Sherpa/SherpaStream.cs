using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>
/// One call's stream of a shared recogniser. The call hands samples over and reads what is decoded; the network is a matter of the
/// recogniser's decoding thread:
/// <code>
///   call:     Accept → samples ┐               ┌→ Partial, Finish
///   decoder:                   └→ Feed → (batch) → Publish
/// </code>
/// Each utterance has a native stream of its own, so that its times begin at its first sample.
/// </summary>
internal sealed class SherpaStream : IRecognizerStream
{
    private const int MostSeconds = 30;

    private readonly OnlineDecoder _decoder;
    private readonly TimeSpan _finishLimit;
    private readonly TimeProvider _time;
    private readonly int _wakeSamples;
    private readonly SampleQueue _samples;
    private readonly Lock _state = new();
    private PendingText? _finish;
    private RecognizedText _partial = RecognizedText.None;
    private bool _closed;
    private bool _heard;

    // Of the decoding thread alone.
    private readonly string _hotwords;
    private readonly double _timeScale;
    private OnlineStreamHandle? _native;
    private bool _tailPushed;

    public SherpaStream(OnlineDecoder decoder, string hotwords, OnlineModelFiles model, SherpaOptions options)
    {
        _decoder = decoder;
        _hotwords = hotwords;
        _timeScale = model.TimeScale;
        _finishLimit = options.FinishLimit;
        _time = options.Time;
        var sampleRateHz = model.SampleRateHz;
        _wakeSamples = sampleRateHz * 3 / 50;
        _samples = new SampleQueue(sampleRateHz, MostSeconds * sampleRateHz);
    }

    /// <summary>Samples that were lost because decoding could not keep up.</summary>
    public long SamplesDropped => _samples.Dropped;

    /// <inheritdoc />
    public RecognizedText Partial
    {
        get
        {
            lock (_state)
                return _partial;
        }
    }

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return;
        _heard = true;
        if (_samples.Write(samples) >= _wakeSamples)
            _decoder.Wake();
    }

    /// <inheritdoc />
    /// <exception cref="TimeoutException">Decoding takes too long: the stream is of no further use.</exception>
    /// <exception cref="ObjectDisposedException">The recogniser was disposed of.</exception>
    public RecognizedText Finish()
    {
        if (!_heard)
            return RecognizedText.None;
        _heard = false;
        var finish = new PendingText();
        lock (_state)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _finish = finish;
        }

        _decoder.Wake();
        return finish.Await(_finishLimit, _time);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        _decoder.Leave(this);
    }

    /// <summary>Nothing more is decoded; whoever waits for an end is told.</summary>
    public void Close()
    {
        PendingText? finish;
        lock (_state)
        {
            _closed = true;
            (finish, _finish) = (_finish, null);
        }

        finish?.Fail(new ObjectDisposedException(nameof(SherpaStream)));
    }

    /// <summary>Decoding thread: gives the network what has come. True if the network has enough for its next step.</summary>
    public bool Feed(OnlineRecognizerHandle recognizer, SampleFeeder feeder)
    {
        var ends = IsToFinish();
        if (!ends && _native is null && _samples.Count == 0)
            return false;
        if (_native is null)
        {
            _native = new(
                _hotwords.Length == 0
                    ? SherpaNative.CreateOnlineStream(recognizer)
                    : SherpaNative.CreateOnlineStream(recognizer, _hotwords)
            );
            _tailPushed = false;
        }

        feeder.Feed(_native, _samples);
        if (ends && !_tailPushed)
        {
            feeder.FeedTail(_native);
            _tailPushed = true;
        }

        return SherpaNative.IsReady(recognizer, _native) != 0;
    }

    /// <summary>Decoding thread: what the batch takes.</summary>
    public nint Native => _native!.Native;

    /// <summary>Decoding thread: reads what is understood now.</summary>
    public void Publish(OnlineRecognizerHandle recognizer)
    {
        var text = Read(recognizer);
        lock (_state)
            _partial = text;
    }

    /// <summary>Decoding thread: when nothing is left to decode, ends the utterance if that is wanted.</summary>
    public void Complete()
    {
        if (!_tailPushed)
            return;
        PendingText? finish;
        RecognizedText text;
        lock (_state)
        {
            (finish, _finish) = (_finish, null);
            (text, _partial) = (_partial, RecognizedText.None);
        }

        Release();
        finish?.Complete(text);
    }

    /// <summary>Decoding thread: gives the network's memory back.</summary>
    public void Release()
    {
        _native?.Dispose();
        _native = null;
        _tailPushed = false;
    }

    private bool IsToFinish()
    {
        lock (_state)
            return _finish is not null;
    }

    private RecognizedText Read(OnlineRecognizerHandle recognizer)
    {
        var json = SherpaNative.ResultJson(recognizer, _native!);
        try
        {
            return SherpaTranscript.Read(json, _timeScale);
        }
        finally
        {
            if (json != 0)
                SherpaNative.DestroyResultJson(json);
        }
    }
}
