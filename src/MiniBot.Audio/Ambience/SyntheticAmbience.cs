using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;

namespace MiniBot.Audio.Ambience;

/// <summary>
/// Backgrounds made of shaped noise, for those who have no recording: nothing to license, no voice of anybody in it, and the same
/// samples for the same seed.
/// </summary>
public static class SyntheticAmbience
{
    private const int Talkers = 7;
    private const double SyllablesPerSecond = 4;

    /// <summary>
    /// Renders <paramref name="duration"/> of a background at <paramref name="sampleRateHz"/> (8000 to 48000), at the level of prompts
    /// (<see cref="Loudness.PromptDbfs"/>), so that a mixing gain of −8 dB puts it 8 dB under the voice.
    /// </summary>
    public static PcmAudio Render(AmbienceKind kind, TimeSpan duration, int sampleRateHz, int seed)
    {
        var noise = new NoiseSource((uint)seed);
        var mix = new double[(int)(duration.TotalSeconds * sampleRateHz)];
        switch (kind)
        {
            case AmbienceKind.Office:
                AddAir(mix, noise, sampleRateHz, cutoffHz: 350, amplitude: 1);
                AddHum(mix, sampleRateHz);
                AddStrokes(mix, noise, sampleRateHz, perSecond: 2.5, centreHz: 2200, ringSeconds: 0.006, amplitude: 0.5);
                AddBuzzes(mix, noise, sampleRateHz);
                break;
            case AmbienceKind.Cafe:
                AddAir(mix, noise, sampleRateHz, cutoffHz: 250, amplitude: 0.5);
                AddBabble(mix, noise, sampleRateHz);
                AddStrokes(mix, noise, sampleRateHz, perSecond: 0.7, centreHz: 3100, ringSeconds: 0.05, amplitude: 0.25);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such ambience.");
        }

        EvenOut(mix, sampleRateHz);
        return Loudness.LevelTo(new(ToSamples(mix), sampleRateHz), peakDbfs: -6);
    }

    /// <summary>Moving air: noise without its highs.</summary>
    private static void AddAir(double[] mix, NoiseSource noise, int rate, double cutoffHz, double amplitude)
    {
        var filter = Biquad.LowPass(cutoffHz, rate);
        foreach (ref var sample in mix.AsSpan())
            sample += amplitude * filter.Process(noise.Next());
    }

    /// <summary>The first even harmonics of 50 Hz mains.</summary>
    private static void AddHum(double[] mix, int rate)
    {
        for (var i = 0; i < mix.Length; i++)
        {
            var phase = Math.Tau * 100 * i / rate;
            mix[i] += (0.02 * Math.Sin(phase)) + (0.01 * Math.Sin(2 * phase));
        }
    }

    /// <summary>Keys or cups: short strokes at random times, of random strength, that ring and die away.</summary>
    private static void AddStrokes(
        double[] mix,
        NoiseSource noise,
        int rate,
        double perSecond,
        double centreHz,
        double ringSeconds,
        double amplitude
    )
    {
        var filter = Biquad.BandPass(centreHz, q: 3, rate);
        var decay = Math.Exp(-1 / (ringSeconds * rate));
        var envelope = 0.0;
        foreach (ref var sample in mix.AsSpan())
        {
            envelope = noise.OnceIn(rate / perSecond) ? 1 + noise.Next() : envelope * decay;
            sample += amplitude * filter.Process(envelope * noise.Next());
        }
    }

    /// <summary>
    /// A telephone that buzzes on a desk far off, now and then: a rattle of noise and no note, which nobody takes for a ring tone.
    /// </summary>
    private static void AddBuzzes(double[] mix, NoiseSource noise, int rate)
    {
        const double everySeconds = 9;
        const double rattlesPerSecond = 27;
        var filter = Biquad.BandPass(240, q: 1.2, rate);
        var fade = Biquad.LowPass(8, rate);
        var left = 0;
        for (var i = 0; i < mix.Length; i++)
        {
            if (left == 0 && noise.OnceIn(rate * everySeconds))
                left = (int)(0.45 * rate);
            var strength = fade.Process(left > 0 ? 1 : 0);
            left = Math.Max(0, left - 1);
            var rattle = Math.Max(0, Math.Sin(Math.Tau * rattlesPerSecond * i / rate));
            mix[i] += 0.6 * strength * rattle * filter.Process(noise.Next());
        }
    }

    /// <summary>People far off: bands of noise where voices have theirs, each swelling and fading at the pace of syllables.</summary>
    private static void AddBabble(double[] mix, NoiseSource noise, int rate)
    {
        for (var talker = 0; talker < Talkers; talker++)
        {
            var chest = Biquad.BandPass(450 + (120 * noise.Next()), q: 2, rate);
            var mouth = Biquad.BandPass(1500 + (400 * noise.Next()), q: 3, rate);
            var swell = Biquad.LowPass(SyllablesPerSecond, rate);
            var syllable = 0.0;
            foreach (ref var sample in mix.AsSpan())
            {
                if (noise.OnceIn(rate / SyllablesPerSecond))
                    syllable = Math.Max(0, noise.Next());
                var breath = noise.Next();
                sample += swell.Process(syllable) * (chest.Process(breath) + (0.4 * mouth.Process(breath)));
            }
        }
    }

    /// <summary>Brings every second to one level, so that any part of a call has the same background; syllables stay as they are.</summary>
    private static void EvenOut(double[] mix, int rate)
    {
        const double level = 0.2;
        var gains = mix.Chunk(rate).Select(second => level / Math.Sqrt(second.Average(sample => sample * sample))).ToArray();
        for (var i = 0; i < mix.Length; i++)
        {
            var at = Math.Clamp(((double)i / rate) - 0.5, 0, gains.Length - 1);
            var (before, after) = ((int)at, Math.Min((int)at + 1, gains.Length - 1));
            mix[i] *= gains[before] + ((at - before) * (gains[after] - gains[before]));
        }
    }

    private static short[] ToSamples(double[] mix)
    {
        var samples = new short[mix.Length];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Saturation.ToSample((float)(mix[i] * short.MaxValue / 4));
        return samples;
    }
}
