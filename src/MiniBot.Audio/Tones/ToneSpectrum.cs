using System.Numerics;
using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tones;

/// <summary>
/// The strongest frequency of a frame of 20 ms at 8 kHz, from 350 to 2250 Hz, and how much of the frame it is. Goertzel recurrences
/// in steps of 50 Hz over a Hann window run side by side; the frequency between two steps follows from the ratio of the strongest
/// and its stronger neighbour, exactly so for a pure tone. Used by one thread at a time; allocates nothing per frame.
/// </summary>
internal sealed class ToneSpectrum
{
    private const int FrameSamples = AudioFrame.TelephoneSamples;
    private const double StepHz = (double)AudioFrame.TelephoneRateHz / FrameSamples;
    private const int FirstStep = 7;
    private const int Steps = 39;

    private readonly float[] _window = new float[FrameSamples];
    private readonly float[] _windowed = new float[FrameSamples];
    private readonly float[] _coefficients = new float[PaddedSteps];
    private readonly float[] _power = new float[PaddedSteps];

    public ToneSpectrum()
    {
        for (var i = 0; i < FrameSamples; i++)
            _window[i] = (float)(0.5 - (0.5 * Math.Cos(Math.Tau * i / FrameSamples)));
        for (var i = 0; i < _coefficients.Length; i++)
            _coefficients[i] = (float)(2 * Math.Cos(Math.Tau * (FirstStep + i) / FrameSamples));
    }

    private static int PaddedSteps => (Steps + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>The strongest tone of 160 samples; silence below <paramref name="leastDbfs"/> is not looked at.</summary>
    public SpectralPeak Peak(ReadOnlySpan<short> frame, double leastDbfs)
    {
        if (frame.Length != FrameSamples || Decibels.FromMeanSquare(Level.MeanSquare(frame)) < leastDbfs)
            return default;
        for (var i = 0; i < FrameSamples; i++)
            _windowed[i] = frame[i] * _window[i];
        for (var first = 0; first < _power.Length; first += Vector<float>.Count)
            Measure(first);
        var strongest = 1;
        for (var i = 1; i < Steps - 1; i++)
        {
            if (_power[i] > _power[strongest])
                strongest = i;
        }

        var frequencyHz = StepHz * (FirstStep + strongest + Offset(strongest));
        return new SpectralPeak(frequencyHz, new Goertzel(frequencyHz, AudioFrame.TelephoneRateHz).Share(frame));
    }

    private void Measure(int first)
    {
        var coefficient = new Vector<float>(_coefficients, first);
        var (last, beforeLast) = (Vector<float>.Zero, Vector<float>.Zero);
        foreach (var sample in _windowed)
            (last, beforeLast) = (new Vector<float>(sample) + (coefficient * last) - beforeLast, last);
        ((last * last) + (beforeLast * beforeLast) - (coefficient * last * beforeLast)).CopyTo(_power, first);
    }

    /// <summary>Under a Hann window a tone δ steps beside the strongest has a neighbour of (1+δ)/(2−δ) its height.</summary>
    private double Offset(int strongest)
    {
        var (below, above) = (_power[strongest - 1], _power[strongest + 1]);
        var ratio = Math.Sqrt(Math.Max(below, above) / Math.Max(_power[strongest], float.Epsilon));
        var offset = ((2 * ratio) - 1) / (ratio + 1);
        return Math.Clamp(above > below ? offset : -offset, -0.5, 0.5);
    }
}

/// <summary>The strongest tone of a frame; the default for none.</summary>
/// <param name="FrequencyHz">Its frequency in Hz.</param>
/// <param name="Share">Its part of the frame's power, 0 to 1.</param>
internal readonly record struct SpectralPeak(double FrequencyHz, double Share);
