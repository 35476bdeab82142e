using System.Numerics;

namespace MiniBot.Audio.Echo;

/// <summary>
/// The power of a signal in four bands of the telephone line (around 300, 700, 1400 and 2600 Hz), side by side in one vector: four
/// second-order band-passes. Keeps its state between calls; allocates nothing.
/// </summary>
internal sealed class BandPowers
{
    private static readonly float[] CentresHz = [300, 700, 1400, 2600];
    private const float Quality = 1.4f;

    private readonly Vector4 _b0;
    private readonly Vector4 _a1;
    private readonly Vector4 _a2;
    private Vector4 _s1;
    private Vector4 _s2;

    public BandPowers(int sampleRateHz)
    {
        var (b0, a1, a2) = (Vector4.Zero, Vector4.Zero, Vector4.Zero);
        for (var band = 0; band < CentresHz.Length; band++)
        {
            var angle = 2 * MathF.PI * CentresHz[band] / sampleRateHz;
            var alpha = MathF.Sin(angle) / (2 * Quality);
            b0[band] = alpha / (1 + alpha);
            a1[band] = -2 * MathF.Cos(angle) / (1 + alpha);
            a2[band] = (1 - alpha) / (1 + alpha);
        }

        (_b0, _a1, _a2) = (b0, a1, a2);
    }

    /// <summary>The mean square of the next samples in each band.</summary>
    public Vector4 Next(ReadOnlySpan<short> samples)
    {
        var sum = Vector4.Zero;
        foreach (var sample in samples)
        {
            var input = _b0 * sample;
            var output = input + _s1;
            _s1 = _s2 - (_a1 * output);
            _s2 = -input - (_a2 * output);
            sum += output * output;
        }

        return sum / Math.Max(1, samples.Length);
    }
}
