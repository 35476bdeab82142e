namespace MiniBot.Audio.Pitch;

/// <summary>
/// How periodic a sound is: a voice that sings its vowels repeats itself 70 to 400 times a second, a cough, a breath or a crackle does
/// not. Takes 20 ms at 8 kHz at a time; keeps the frame before. Allocates nothing.
/// </summary>
public sealed class Periodicity
{
    private const int Half = AudioFrame.TelephoneSamples / 2;
    private const int ShortestLag = 10;
    private const int LongestLag = 57;

    private readonly float[] _samples = new float[2 * Half];

    /// <summary>The likeness, 0 to 1, of the frame to itself one period before, at the period where it is greatest; 0 for silence.</summary>
    public double Next(ReadOnlySpan<short> frame)
    {
        _samples.AsSpan(Half).CopyTo(_samples);
        // At 4 kHz: what makes a pitch lies below.
        for (var i = 0; i < Half; i++)
            _samples[Half + i] = (frame[2 * i] + frame[(2 * i) + 1]) / 2f;
        var best = 0.0;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
            best = Math.Max(best, LikenessAt(lag));
        return best;
    }

    private double LikenessAt(int lag)
    {
        float product = 0;
        float energy = 1;
        float energyBefore = 1;
        for (var i = Half; i < 2 * Half; i++)
        {
            product += _samples[i] * _samples[i - lag];
            energy += _samples[i] * _samples[i];
            energyBefore += _samples[i - lag] * _samples[i - lag];
        }

        return product / Math.Sqrt((double)energy * energyBefore);
    }
}
