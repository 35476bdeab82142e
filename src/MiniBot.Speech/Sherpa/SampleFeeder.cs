using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>Brings samples into native streams. Of one decoding thread.</summary>
internal sealed class SampleFeeder
{
    private const int Portion = 3200;
    private readonly int _sampleRateHz;
    private readonly short[] _samples = new short[Portion];
    private readonly float[] _floats = new float[Portion];
    private readonly float[] _tail;

    public SampleFeeder(int sampleRateHz, TimeSpan tail)
    {
        _sampleRateHz = sampleRateHz;
        _tail = new float[(int)(tail.TotalSeconds * sampleRateHz)];
    }

    /// <summary>Everything that waits.</summary>
    public void Feed(OnlineStreamHandle stream, SampleQueue samples)
    {
        for (var count = samples.Read(_samples); count > 0; count = samples.Read(_samples))
        {
            SampleConversion.ToFloat(_samples.AsSpan(0, count), _floats);
            SherpaNative.AcceptWaveform(stream, _sampleRateHz, _floats, count);
        }
    }

    /// <summary>The silence after an utterance.</summary>
    public void FeedTail(OnlineStreamHandle stream) => SherpaNative.AcceptWaveform(stream, _sampleRateHz, _tail, _tail.Length);
}
