using MiniBot.Speech.Sherpa;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Compares our recogniser with bare calls of the library that do the same: the same streams, the same portions, the same batches, the
/// partial text read after every step. In turns, within one run; processor time, so that other work on the machine counts less.
/// </summary>
internal sealed class SherpaOverheadBench(string modelFolder)
{
    private const int Streams = 16;
    private const int RateHz = 16000;
    private const int FrameLength = RateHz / 50;
    private const int Rounds = 7;
    private const int Portion = 3;
    private const double SpeechSeconds = 4;

    private readonly float[] _tail = new float[(int)(new SherpaOptions().Tail.TotalSeconds * RateHz)];

    /// <summary>Null where the library or the model is absent.</summary>
    public SherpaOverhead? Run(CancellationToken cancelled)
    {
        if (
            !Directory.Exists(modelFolder)
            || SherpaRecognizer.TryOpen(modelFolder, new SherpaOptions { MostBatched = Streams }, out _) is not { } recognizer
        )
            return null;
        using (recognizer)
        {
            var speech = Speech();
            var (ours, bare) = (new List<TimeSpan>(), new List<TimeSpan>());
            for (var round = 0; round <= Rounds && !cancelled.IsCancellationRequested; round++)
            {
                var (our, their) = (Measure(() => Ours(recognizer, speech)), Measure(() => Bare(recognizer, speech)));
                // The first round warms up.
                if (round == 0)
                    continue;
                ours.Add(our);
                bare.Add(their);
            }

            cancelled.ThrowIfCancellationRequested();
            var (o, b) = (Median(ours), Median(bare));
            return new SherpaOverhead(Streams, PerSecond(b), PerSecond(o), Math.Round((o / b) - 1, 3));
        }
    }

    private static TimeSpan Measure(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static double PerSecond(TimeSpan time) => Math.Round(time.TotalMilliseconds / (Streams * SpeechSeconds), 3);

    private static void Ours(SherpaRecognizer recognizer, short[] speech)
    {
        var streams = Enumerable.Range(0, Streams).Select(_ => recognizer.OpenStream()).ToList();
        for (var at = 0; at < speech.Length; at += FrameLength)
            foreach (var stream in streams)
                stream.Accept(speech.AsSpan(at, FrameLength));
        foreach (var stream in streams)
        {
            stream.Finish();
            stream.Dispose();
        }
    }

    private void Bare(SherpaRecognizer recognizer, short[] speech)
    {
        var native = recognizer.Native;
        var streams = Enumerable
            .Range(0, Streams)
            .Select(_ => new OnlineStreamHandle(SherpaNative.CreateOnlineStream(native)))
            .ToArray();
        var floats = Array.ConvertAll(speech, sample => sample / 32768f);
        for (var at = 0; at < floats.Length; at += Portion * FrameLength)
        {
            foreach (var stream in streams)
                Accept(stream, floats.AsSpan(at, Math.Min(Portion * FrameLength, floats.Length - at)));
            Decode(native, streams);
        }

        foreach (var stream in streams)
            Accept(stream, _tail);
        Decode(native, streams);
        foreach (var stream in streams)
            stream.Dispose();
    }

    private static void Accept(OnlineStreamHandle stream, ReadOnlySpan<float> samples) =>
        SherpaNative.AcceptWaveform(stream, RateHz, samples, samples.Length);

    private static void Decode(OnlineRecognizerHandle native, OnlineStreamHandle[] streams)
    {
        while (true)
        {
            var ready = Array.FindAll(streams, stream => SherpaNative.IsReady(native, stream) != 0);
            if (ready.Length == 0)
                return;
            SherpaNative.Decode(native, Array.ConvertAll(ready, stream => stream.Native), ready.Length);
            foreach (var stream in ready)
                SherpaNative.DestroyResultJson(SherpaNative.ResultJson(native, stream));
        }
    }

    /// <summary>Pairs of tones: words to the model that is used here.</summary>
    private static short[] Speech()
    {
        var samples = new short[(int)(SpeechSeconds * RateHz)];
        for (var i = 0; i < samples.Length; i++)
            if (i / (RateHz / 2) % 2 == 1)
                samples[i] = (short)(
                    6000 * (Math.Sin(2 * Math.PI * 500 * i / RateHz) + Math.Sin(2 * Math.PI * 1100 * i / RateHz))
                );
        return samples;
    }
}
