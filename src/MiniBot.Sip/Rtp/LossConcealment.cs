namespace MiniBot.Sip.Rtp;

/// <summary>
/// Fills what did not arrive: repeats the last 20 ms, fading to silence over 60 ms, and blends back over 5 ms. 8000 Hz. One thread.
/// </summary>
internal sealed class LossConcealment
{
    private const int HistoryLength = 160;
    private const int FadeLength = 480;
    private const int BlendLength = 40;

    private readonly short[] _history = new short[HistoryLength];
    private int _position;
    private int _concealed = FadeLength;

    /// <summary>Fills a gap.</summary>
    public void Conceal(Span<short> gap)
    {
        for (var i = 0; i < gap.Length; i++)
            gap[i] = Next();
    }

    /// <summary>Takes in true samples, blending their start when a gap that is still heard precedes them.</summary>
    public void Pass(Span<short> samples)
    {
        if (_concealed is > 0 and < FadeLength)
            Blend(samples);
        _concealed = 0;
        _position = 0;
        if (samples.Length >= HistoryLength)
        {
            samples[^HistoryLength..].CopyTo(_history);
            return;
        }

        _history.AsSpan(samples.Length).CopyTo(_history);
        samples.CopyTo(_history.AsSpan(HistoryLength - samples.Length));
    }

    public void Reset()
    {
        _history.AsSpan().Clear();
        (_position, _concealed) = (0, FadeLength);
    }

    private void Blend(Span<short> samples)
    {
        var length = Math.Min(BlendLength, samples.Length);
        for (var i = 0; i < length; i++)
            samples[i] = (short)(((Next() * (BlendLength - i)) + (samples[i] * i)) / BlendLength);
    }

    private short Next()
    {
        if (_concealed >= FadeLength)
            return 0;
        var sample = _history[_position] * (FadeLength - _concealed) / FadeLength;
        _position = _position + 1 == HistoryLength ? 0 : _position + 1;
        _concealed++;
        return (short)sample;
    }
}
