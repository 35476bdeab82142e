using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Resampling;

/// <summary>
/// Changes the sample rate of a stream, by a polyphase filter: flat up to 90 % of the lower Nyquist frequency, 80 dB down beyond it.
/// Used by one thread at a time; the output does not depend on how the input is cut into pieces.
/// </summary>
public sealed class Resampler
{
    /// <summary>The lowest rate taken, in Hz.</summary>
    public const int LowestRateHz = 1000;

    /// <summary>The highest rate taken, in Hz.</summary>
    public const int HighestRateHz = 192000;

    private const int BlockSamples = 1024;

    private readonly PolyphaseFilter _filter;
    private readonly float[] _history;
    private readonly int _inputRateHz;
    private int _filled;
    private int _start;
    private int _phase;

    /// <summary>A resampler between two rates, each 1000 to 192000 Hz; throws if one lies outside.</summary>
    public Resampler(int inputRateHz, int outputRateHz)
    {
        RequireRate(inputRateHz);
        RequireRate(outputRateHz);
        _inputRateHz = inputRateHz;
        _filter = PolyphaseFilter.For(inputRateHz, outputRateHz);
        _history = new float[_filter.Taps + (_filter.PhaseStep / _filter.Phases) + BlockSamples];
        Reset();
    }

    /// <summary>How much later a sound comes out than it went in: 7 ms when the lower rate is 8 kHz, less above.</summary>
    public TimeSpan Latency => TimeSpan.FromSeconds(_filter.Taps / 2.0 / _inputRateHz);

    /// <summary>A whole piece of audio at another rate: in time with the original (no latency) and as long, to the sample.</summary>
    public static PcmAudio Convert(PcmAudio audio, int rateHz)
    {
        if (audio.SampleRateHz == rateHz)
            return audio;
        var resampler = new Resampler(audio.SampleRateHz, rateHz);
        resampler._start = resampler._filter.Taps / 2;
        var converted = new short[(int)((long)audio.Samples.Length * rateHz / audio.SampleRateHz)];
        var produced = resampler.Process(audio.Samples.Span, converted).Produced;
        var tail = new short[resampler._filter.Taps];
        resampler.Process(tail, converted.AsSpan(produced));
        return new(converted, rateHz);
    }

    /// <summary>The most samples that <paramref name="inputSamples"/> more can give.</summary>
    public int MostProduced(int inputSamples) =>
        (int)((((long)inputSamples * _filter.Phases) + _filter.PhaseStep - 1) / _filter.PhaseStep);

    /// <summary>
    /// Takes samples in and writes those that come out of them, as far as both spans go; with room for <see cref="MostProduced"/>
    /// samples the whole input is taken. Allocates nothing.
    /// </summary>
    public ResampleCount Process(ReadOnlySpan<short> input, Span<short> output)
    {
        var (consumed, produced) = (0, 0);
        while (true)
        {
            for (; produced < output.Length && _start + _filter.Taps <= _filled; produced++)
            {
                output[produced] = Saturation.ToSample(_filter.Apply(_history.AsSpan(_start), _phase));
                Step();
            }

            if (consumed == input.Length || _start + _filter.Taps <= _filled)
                return new(consumed, produced);
            consumed += Append(input[consumed..]);
        }
    }

    /// <summary>Forgets what was heard, for another stream.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _filled = _filter.Taps - 1;
        _start = 0;
        _phase = 0;
    }

    private void Step()
    {
        _phase += _filter.PhaseStep;
        _start += _phase / _filter.Phases;
        _phase %= _filter.Phases;
    }

    private int Append(ReadOnlySpan<short> input)
    {
        if (_filled == _history.Length)
        {
            Array.Copy(_history, _start, _history, 0, _filled - _start);
            _filled -= _start;
            _start = 0;
        }

        var count = Math.Min(input.Length, _history.Length - _filled);
        for (var i = 0; i < count; i++)
            _history[_filled + i] = input[i];
        _filled += count;
        return count;
    }

    private static void RequireRate(int rateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHz, LowestRateHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateHz, HighestRateHz);
    }
}
