using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MiniBot.Audio.Resampling;

/// <summary>
/// The low-pass filter of one pair of rates, cut into phases: one short filter for each place that an output sample can take between
/// two input samples. A sinc under a Kaiser window, 80 dB down from the lower Nyquist frequency on, flat up to 90 % of it.
/// </summary>
internal sealed class PolyphaseFilter
{
    private const double StopBandDb = 80;
    private const double PassBandShare = 0.9;

    private static readonly int TapsMultiple = Math.Max(16, 2 * Vector<float>.Count);
    private static readonly int[] CommonRatesHz = [8000, 16000, 22050, 24000, 44100, 48000];
    private static readonly ConcurrentDictionary<(int Input, int Output), PolyphaseFilter> Common = new();

    private readonly float[] _coefficients;

    private PolyphaseFilter(int inputRateHz, int outputRateHz)
    {
        var divisor = (int)BigInteger.GreatestCommonDivisor(inputRateHz, outputRateHz);
        Phases = outputRateHz / divisor;
        PhaseStep = inputRateHz / divisor;
        var lowerRate = (double)Math.Min(inputRateHz, outputRateHz) / inputRateHz;
        var transition = (1 - PassBandShare) / 2 * lowerRate;
        var taps = (int)Math.Ceiling((StopBandDb - 8) / (2.285 * Math.Tau * transition));
        Taps = (taps + TapsMultiple - 1) / TapsMultiple * TapsMultiple;
        _coefficients = Design((1 + PassBandShare) / 4 * lowerRate);
    }

    /// <summary>Output samples in the shortest time that is a whole number of both: the interpolation factor.</summary>
    public int Phases { get; }

    /// <summary>Input samples in that time: how many phases lie between two output samples.</summary>
    public int PhaseStep { get; }

    /// <summary>Input samples that one output sample is made of: a multiple of two vectors.</summary>
    public int Taps { get; }

    /// <summary>The filter of a pair of rates; those of the common rates are built once and shared.</summary>
    public static PolyphaseFilter For(int inputRateHz, int outputRateHz) =>
        CommonRatesHz.Contains(inputRateHz) && CommonRatesHz.Contains(outputRateHz)
            ? Common.GetOrAdd((inputRateHz, outputRateHz), static pair => new(pair.Input, pair.Output))
            : new(inputRateHz, outputRateHz);

    /// <summary>
    /// The output sample at <paramref name="phase"/> after the middle of <paramref name="history"/>, whose first
    /// <see cref="Taps"/> samples it is made of.
    /// </summary>
    public float Apply(ReadOnlySpan<float> history, int phase)
    {
        var samples = MemoryMarshal.Cast<float, Vector<float>>(history[..Taps]);
        var filter = MemoryMarshal.Cast<float, Vector<float>>(_coefficients.AsSpan(phase * Taps, Taps))[..samples.Length];
        // Two sums, so that no multiplication waits for the addition before it.
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i + 1 < samples.Length; i += 2)
        {
            even += samples[i] * filter[i];
            odd += samples[i + 1] * filter[i + 1];
        }

        return Vector.Sum(even + odd);
    }

    /// <summary>Each phase's coefficients in the order of the samples they meet, oldest first, summing up to one.</summary>
    private float[] Design(double cutoff)
    {
        var beta = 0.1102 * (StopBandDb - 8.7);
        var coefficients = new float[Phases * Taps];
        var phaseTaps = new double[Taps];
        for (var phase = 0; phase < Phases; phase++)
        {
            for (var tap = 0; tap < Taps; tap++)
            {
                var distance = (Taps / 2) - 1 - tap + ((double)phase / Phases);
                phaseTaps[tap] = Sinc(2 * cutoff * distance) * Kaiser(2 * distance / Taps, beta);
            }

            var sum = phaseTaps.Sum();
            for (var tap = 0; tap < Taps; tap++)
                coefficients[(phase * Taps) + tap] = (float)(phaseTaps[tap] / sum);
        }

        return coefficients;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>The window at <paramref name="x"/> of −1 to 1, up to a constant factor.</summary>
    private static double Kaiser(double x, double beta) => BesselI0(beta * Math.Sqrt(Math.Max(0, 1 - (x * x))));

    private static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
