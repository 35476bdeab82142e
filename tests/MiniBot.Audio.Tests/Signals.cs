using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests;

/// <summary>Signals that tests are made of, the same at every run.</summary>
internal static class Signals
{
    public static short[] Sine(double frequencyHz, double levelDbfs, int count, int sampleRateHz = 8000)
    {
        var samples = new short[count];
        new ToneGenerator(Tone.Sine(frequencyHz, levelDbfs), sampleRateHz).Fill(samples);
        return samples;
    }

    /// <summary>White noise, evenly spread over ± <paramref name="amplitude"/>.</summary>
    public static short[] Noise(int amplitude, int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (short)random.Next(-amplitude, amplitude + 1))];
    }

    /// <summary>Bursts of a buzz under a swelling envelope, with gaps between: what a level meter takes for speech.</summary>
    public static short[] Syllables(double seconds, int amplitude, int sampleRateHz = 8000)
    {
        var samples = new short[(int)(seconds * sampleRateHz)];
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / sampleRateHz;
            var envelope = Math.Max(0, Math.Sin(Math.Tau * 3 * time));
            var buzz =
                Math.Sin(Math.Tau * 140 * time)
                + (0.6 * Math.Sin(Math.Tau * 420 * time))
                + (0.4 * Math.Sin(Math.Tau * 1260 * time));
            samples[i] = (short)(amplitude * envelope * buzz / 2);
        }

        return samples;
    }

    public static int LargestStep(ReadOnlySpan<short> samples)
    {
        var largest = 0;
        for (var i = 1; i < samples.Length; i++)
            largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]));
        return largest;
    }
}
