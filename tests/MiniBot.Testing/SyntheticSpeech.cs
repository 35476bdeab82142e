namespace MiniBot.Testing;

/// <summary>
/// Sound with the traits of speech by which it is told from noise and from other speech: syllables of a pitched voice with two
/// formants, hissed consonants, short gaps. 8 kHz, some −20 dBFS; the same seed gives the same sound.
/// </summary>
public static class SyntheticSpeech
{
    private const int RateHz = 8000;

    /// <summary>Speech of a length.</summary>
    public static short[] Make(int seed, double seconds)
    {
        var random = new Random(seed);
        var pitch = random.Next(95, 230);
        var samples = new short[(int)(seconds * RateHz)];
        var at = 0;
        while (at < samples.Length)
        {
            at = random.Next(4) == 0 ? Hiss(samples, at, random) : at;
            at = Vowel(samples, at, pitch * (0.9 + (0.2 * random.NextDouble())), random);
            at += random.Next(RateHz * 20 / 1000, RateHz * (random.Next(6) == 0 ? 250 : 80) / 1000);
        }

        return samples;
    }

    private static int Vowel(short[] samples, int at, double pitch, Random random)
    {
        var length = random.Next(RateHz * 90 / 1000, RateHz * 220 / 1000);
        var (first, second) = (random.Next(280, 800), random.Next(900, 2400));
        for (var i = 0; i < length && at + i < samples.Length; i++)
        {
            var sum = 0.0;
            for (var harmonic = 1; harmonic * pitch < 3400; harmonic++)
            {
                var hz = harmonic * pitch;
                var gain = (1 / (1 + Math.Pow((hz - first) / 120, 2))) + (0.5 / (1 + Math.Pow((hz - second) / 160, 2))) + 0.01;
                sum += gain * Math.Sin(2 * Math.PI * hz * (at + i) / RateHz + (harmonic * harmonic));
            }

            var envelope = Math.Min(1, Math.Min(i, length - i) / (RateHz * 0.015));
            samples[at + i] = (short)Math.Clamp(4500 * envelope * sum, -30_000, 30_000);
        }

        return at + length;
    }

    private static int Hiss(short[] samples, int at, Random random)
    {
        var length = random.Next(RateHz * 40 / 1000, RateHz * 90 / 1000);
        for (var i = 0; i < length && at + i < samples.Length; i++)
            samples[at + i] = (short)(1200 * ((2 * random.NextDouble()) - 1) * Math.Min(1, i / (RateHz * 0.01)));
        return at + length;
    }
}
