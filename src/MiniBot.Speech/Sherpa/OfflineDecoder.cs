using System.Threading.Channels;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>A thread that decodes whole utterances, those that wait together. It alone touches their native parts.</summary>
internal sealed class OfflineDecoder
{
    /// <summary>Utterances that may wait; further ones are refused.</summary>
    private const int MostWaiting = 256;

    private readonly OfflineRecognizerHandle _recognizer;
    private readonly int _sampleRateHz;
    private readonly int _mostBatched;
    private readonly TimeSpan _endLimit;
    private readonly Thread[] _threads;
    private readonly Channel<OfflineUtterance> _waiting = Channel.CreateBounded<OfflineUtterance>(MostWaiting);

    public OfflineDecoder(OfflineRecognizerHandle recognizer, int sampleRateHz, SherpaOptions options)
    {
        _recognizer = recognizer;
        _sampleRateHz = sampleRateHz;
        _mostBatched = options.MostBatched;
        _endLimit = options.FinishLimit;
        _threads =
        [
            .. Enumerable
                .Range(1, options.Threads)
                .Select(n => new Thread(Run) { IsBackground = true, Name = $"decoding utterances {n}" }),
        ];
        foreach (var thread in _threads)
            thread.Start();
    }

    /// <summary>False if too many wait, or the threads have ended.</summary>
    public bool TryDecode(OfflineUtterance utterance) => _waiting.Writer.TryWrite(utterance);

    /// <summary>Ends the threads once what waits is decoded; false if one hangs.</summary>
    public bool TryEnd()
    {
        _waiting.Writer.TryComplete();
        return _threads.All(thread => thread.Join(_endLimit));
    }

    private void Run()
    {
        var batch = new List<OfflineUtterance>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < _mostBatched && _waiting.Reader.TryRead(out var utterance))
                if (!utterance.Text.IsOver)
                    batch.Add(utterance);
            if (batch.Count == 0)
                continue;
            try
            {
                Decode(batch);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                foreach (var utterance in batch)
                    utterance.Text.Fail(failure);
            }
        }
    }

    private void Decode(List<OfflineUtterance> batch)
    {
        var streams = batch.ConvertAll(_ => new OfflineStreamHandle(SherpaNative.CreateOfflineStream(_recognizer)));
        try
        {
            foreach (var (utterance, stream) in batch.Zip(streams))
                SherpaNative.AcceptWaveform(stream, _sampleRateHz, utterance.Samples, utterance.Samples.Length);
            SherpaNative.Decode(_recognizer, streams.ConvertAll(stream => stream.Native).ToArray(), streams.Count);
            foreach (var (utterance, stream) in batch.Zip(streams))
                utterance.Text.Complete(Read(stream));
        }
        finally
        {
            foreach (var stream in streams)
                stream.Dispose();
        }
    }

    private static RecognizedText Read(OfflineStreamHandle stream)
    {
        var json = SherpaNative.ResultJson(stream);
        try
        {
            return SherpaTranscript.Read(json);
        }
        finally
        {
            if (json != 0)
                SherpaNative.DestroyOfflineResultJson(json);
        }
    }
}
