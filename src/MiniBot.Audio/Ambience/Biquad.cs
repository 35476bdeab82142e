namespace MiniBot.Audio.Ambience;

/// <summary>A second-order filter, direct form I, for shaping noise.</summary>
internal sealed class Biquad
{
    private readonly double _b0;
    private readonly double _b1;
    private readonly double _b2;
    private readonly double _a1;
    private readonly double _a2;
    private double _x1;
    private double _x2;
    private double _y1;
    private double _y2;

    private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) =>
        (_b0, _b1, _b2, _a1, _a2) = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

    /// <summary>Lets pass what lies below <paramref name="cutoffHz"/>, by the bilinear transform.</summary>
    public static Biquad LowPass(double cutoffHz, int sampleRateHz)
    {
        var (sin, cos) = Math.SinCos(Math.Tau * cutoffHz / sampleRateHz);
        var alpha = sin / Math.Sqrt(2);
        return new((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /// <summary>Lets pass what lies around <paramref name="centreHz"/>; the width is the centre divided by <paramref name="q"/>.</summary>
    public static Biquad BandPass(double centreHz, double q, int sampleRateHz)
    {
        var (sin, cos) = Math.SinCos(Math.Tau * centreHz / sampleRateHz);
        var alpha = sin / (2 * q);
        return new(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public double Process(double x)
    {
        var y = (_b0 * x) + (_b1 * _x1) + (_b2 * _x2) - (_a1 * _y1) - (_a2 * _y2);
        (_x2, _x1, _y2, _y1) = (_x1, x, _y1, y);
        return y;
    }
}
