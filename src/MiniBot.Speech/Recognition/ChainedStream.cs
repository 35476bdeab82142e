using MiniBot.Audio.Resampling;

namespace MiniBot.Speech.Recognition;

/// <summary>One call's stream of a chain: keeps the running utterance, so that another engine can hear it from its beginning.</summary>
internal sealed class ChainedStream(RecognizerChain chain, IReadOnlyList<string> hotwords) : IRecognizerStream
{
    private const int MostSeconds = 30;
    private const int FrameLength = 160;

    private short[] _utterance = new short[4 * 8000];
    private int _length;
    private Link? _link;

    /// <inheritdoc />
    public RecognizedText Partial => _length == 0 ? RecognizedText.None : Try(static link => link.Stream.Partial);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">No engine is left.</exception>
    public void Accept(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return;
        if (_length == 0)
            ReturnToFirst();
        Keep(samples);
        if (_link is null)
        {
            Try(static _ => true);
            return;
        }

        try
        {
            _link.Accept(samples);
        }
        catch (Exception failure)
        {
            Leave(failure);
            Try(static _ => true);
        }
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">No engine is left.</exception>
    public RecognizedText Finish()
    {
        if (_length == 0)
            return RecognizedText.None;
        try
        {
            return Try(static link => link.Stream.Finish());
        }
        finally
        {
            _length = 0;
            _link?.Reset();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _link?.Stream.Dispose();
        _link = null;
    }

    /// <summary>Asks the engine; if it fails, the next, after it has heard the utterance so far.</summary>
    private T Try<T>(Func<Link, T> ask)
    {
        while (true)
        {
            var engine = _link?.Engine ?? chain.FindEngine() ?? throw new InvalidOperationException("No recogniser is left.");
            try
            {
                _link ??= Open(engine);
                return ask(_link);
            }
            catch (Exception failure)
            {
                chain.Leave(engine, failure);
                Dispose();
            }
        }
    }

    /// <summary>The engine's stream, which has heard the utterance so far.</summary>
    private Link Open(int engine)
    {
        var recognizer = chain.Engines[engine];
        var link = new Link(engine, recognizer.OpenStream(hotwords), recognizer.SampleRateHz, chain.SampleRateHz);
        try
        {
            for (var start = 0; start < _length; start += FrameLength)
                link.Accept(_utterance.AsSpan(start, Math.Min(FrameLength, _length - start)));
            return link;
        }
        catch
        {
            link.Stream.Dispose();
            throw;
        }
    }

    private void Leave(Exception failure)
    {
        chain.Leave(_link!.Engine, failure);
        Dispose();
    }

    /// <summary>Between utterances: an engine that others had to leave is not waited for, and a better one that is back is used.</summary>
    private void ReturnToFirst()
    {
        if (_link is not null && chain.FindEngine() is { } first && first != _link.Engine)
            Dispose();
    }

    private void Keep(ReadOnlySpan<short> samples)
    {
        var kept = Math.Min(samples.Length, (MostSeconds * chain.SampleRateHz) - _length);
        if (_length + kept > _utterance.Length)
            Array.Resize(
                ref _utterance,
                Math.Min(MostSeconds * chain.SampleRateHz, Math.Max(2 * _utterance.Length, _length + kept))
            );
        samples[..kept].CopyTo(_utterance.AsSpan(_length));
        _length += kept;
    }

    /// <summary>An engine's stream, with the way from the line's rate to its own.</summary>
    private sealed class Link(int engine, IRecognizerStream stream, int rateHz, int lineRateHz)
    {
        private readonly Resampler? _resampler = rateHz == lineRateHz ? null : new Resampler(lineRateHz, rateHz);
        private short[] _resampled = [];

        public int Engine => engine;

        public IRecognizerStream Stream => stream;

        /// <summary>The next utterance does not follow this one.</summary>
        public void Reset() => _resampler?.Reset();

        public void Accept(ReadOnlySpan<short> samples)
        {
            if (_resampler is null)
            {
                stream.Accept(samples);
                return;
            }

            if (_resampled.Length < _resampler.MostProduced(samples.Length))
                _resampled = new short[_resampler.MostProduced(samples.Length)];
            stream.Accept(_resampled.AsSpan(0, _resampler.Process(samples, _resampled).Produced));
        }
    }
}
