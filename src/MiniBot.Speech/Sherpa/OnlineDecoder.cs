namespace MiniBot.Speech.Sherpa;

/// <summary>
/// A thread that decodes the streams of many calls: all that are ready go through the network together. It alone touches their native
/// parts.
/// </summary>
internal sealed class OnlineDecoder
{
    private readonly OnlineRecognizerHandle _recognizer;
    private readonly SampleFeeder _feeder;
    private readonly nint[] _batch;
    private readonly SherpaStream[] _batched;
    private readonly Thread _thread;
    private readonly object _work = new();
    private readonly TimeSpan _endLimit;
    private readonly Queue<SherpaStream> _left = new();
    private volatile SherpaStream[] _streams = [];
    private volatile bool _stopping;
    private bool _woken;
    private long _droppedByLeft;

    public OnlineDecoder(OnlineRecognizerHandle recognizer, int number, int sampleRateHz, SherpaOptions options)
    {
        _recognizer = recognizer;
        _feeder = new SampleFeeder(sampleRateHz, options.Tail);
        _batch = new nint[options.MostBatched];
        _batched = new SherpaStream[options.MostBatched];
        _endLimit = options.FinishLimit;
        _thread = new Thread(Run) { IsBackground = true, Name = $"decoding {number}" };
        _thread.Start();
    }

    public int Count => _streams.Length;

    /// <summary>Samples lost because decoding could not keep up.</summary>
    public long SamplesDropped
    {
        get
        {
            lock (_work)
                return _droppedByLeft + _streams.Sum(stream => stream.SamplesDropped);
        }
    }

    public void Join(SherpaStream stream)
    {
        lock (_work)
            _streams = [.. _streams, stream];
    }

    /// <summary>The stream's native part is given back by the thread.</summary>
    public void Leave(SherpaStream stream)
    {
        lock (_work)
        {
            if (!_streams.Contains(stream))
                return;
            _streams = [.. _streams.Where(s => s != stream)];
            _droppedByLeft += stream.SamplesDropped;
            _left.Enqueue(stream);
        }

        Wake();
    }

    /// <summary>There is something to do.</summary>
    public void Wake()
    {
        lock (_work)
        {
            _woken = true;
            Monitor.Pulse(_work);
        }
    }

    /// <summary>
    /// Ends the thread; streams that are still there hear nothing more. False if it hangs within the network, whose memory is then
    /// in use for ever.
    /// </summary>
    public bool TryEnd()
    {
        _stopping = true;
        Wake();
        return _thread.Join(_endLimit);
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
            {
                AwaitWork();
                do ReleaseLeft();
                while (!_stopping && Decode(_streams));
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The streams are closed below: whoever asks one of them is told.
        }

        _stopping = true;
        foreach (var stream in _streams)
        {
            stream.Close();
            stream.Release();
        }

        ReleaseLeft();
    }

    private void AwaitWork()
    {
        lock (_work)
        {
            while (!_woken)
                Monitor.Wait(_work);
            _woken = false;
        }
    }

    /// <summary>One step of every stream that is ready; false when none is.</summary>
    private bool Decode(SherpaStream[] streams)
    {
        var any = false;
        var count = 0;
        foreach (var stream in streams)
        {
            if (stream.Feed(_recognizer, _feeder))
            {
                _batch[count] = stream.Native;
                _batched[count++] = stream;
            }
            else
            {
                stream.Complete();
            }

            if (count < _batch.Length)
                continue;
            Step(count);
            (any, count) = (true, 0);
        }

        Step(count);
        return any || count > 0;
    }

    private void Step(int count)
    {
        if (count == 0)
            return;
        SherpaNative.Decode(_recognizer, _batch, count);
        foreach (var stream in _batched.AsSpan(0, count))
            stream.Publish(_recognizer);
    }

    private void ReleaseLeft()
    {
        lock (_work)
            while (_left.TryDequeue(out var stream))
                stream.Release();
    }
}
