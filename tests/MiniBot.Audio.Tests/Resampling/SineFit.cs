using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tests.Resampling;

/// <summary>A signal taken apart into the sine of one frequency and whatever else there is, by least squares.</summary>
internal readonly record struct SineFit(double LevelDbfs, double RestDbfs)
{
    public static SineFit Of(ReadOnlySpan<short> samples, double frequencyHz, int sampleRateHz)
    {
        var (ss, sc, cc, xs, xc) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * frequencyHz * i / sampleRateHz);
            ss += sin * sin;
            sc += sin * cos;
            cc += cos * cos;
            xs += samples[i] * sin;
            xc += samples[i] * cos;
        }

        var determinant = (ss * cc) - (sc * sc);
        var a = ((xs * cc) - (xc * sc)) / determinant;
        var b = ((xc * ss) - (xs * sc)) / determinant;
        var rest = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * frequencyHz * i / sampleRateHz);
            var difference = samples[i] - (a * sin) - (b * cos);
            rest += difference * difference;
        }

        return new(Dbfs(((a * a) + (b * b)) / 2), Dbfs(rest / samples.Length));
    }

    private static double Dbfs(double meanSquare) => Decibels.FromAmplitude(Math.Sqrt(meanSquare) / 32768);
}
