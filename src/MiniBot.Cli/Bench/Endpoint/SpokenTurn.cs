using System.Collections.Immutable;
using MiniBot.Audio;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>A turn as it comes down the line: 8 kHz, through A-law, over noise, with known ends.</summary>
/// <param name="Script">What is said.</param>
/// <param name="Samples">A second of noise, the turn, seconds of noise.</param>
/// <param name="Words">Each word with the moment at which it has been said.</param>
/// <param name="Began">When the first sound is heard.</param>
/// <param name="Ended">When the last sound is over.</param>
internal sealed record SpokenTurn(
    TurnScript Script,
    short[] Samples,
    ImmutableArray<(string Word, TimeSpan At)> Words,
    TimeSpan Began,
    TimeSpan Ended
)
{
    private const int Rate = AudioFrame.TelephoneRateHz;
    private const int Lead = Rate;
    private const int Tail = 3 * Rate;
    private const int Window = Rate / 200;

    /// <summary>25 dB under the voice: what is softer is not heard as speech.</summary>
    private const double SoundDbfs = Loudness.PromptDbfs - 25;

    private const double NoiseDbfs = Loudness.PromptDbfs - 15;
    private const double ComfortNoiseDbfs = -60;

    /// <summary>Puts the pieces on the line. The pauses vary by a fifth, the noise from turn to turn, both by the seed.</summary>
    public static SpokenTurn Compose(TurnScript script, IReadOnlyList<PcmAudio> pieces, int seed)
    {
        var random = new Random(seed);
        var line = new List<short>(new short[Lead]);
        var words = ImmutableArray.CreateBuilder<(string, TimeSpan)>();
        for (var i = 0; i < pieces.Count; i++)
        {
            var pause = Math.Clamp(
                script.Pieces[i].PauseBeforeMs * (0.8 + (0.4 * random.NextDouble())),
                150,
                TurnScript.LongestPauseMs
            );
            if (i > 0)
                line.AddRange(new short[(int)(pause * Rate / 1000)]);
            var sound = SoundOf(pieces[i].Samples.Span);
            AddWords(words, script.Pieces[i].Text, line.Count, sound.Length);
            line.AddRange(sound);
        }

        var ended = line.Count;
        line.AddRange(new short[Tail]);
        short[] samples = [.. line];
        AddNoise(samples, seed, random);
        var coded = new byte[samples.Length];
        G711.EncodeALaw(samples, coded);
        G711.DecodeALaw(coded, samples);
        return new(script, samples, words.ToImmutable(), TimeAt(Lead), TimeAt(ended));
    }

    private static ReadOnlySpan<short> SoundOf(ReadOnlySpan<short> samples)
    {
        var (first, end) = (0, samples.Length);
        while (end - first > Window && Level.Measure(samples.Slice(first, Window)).RmsDbfs < SoundDbfs)
            first += Window;
        while (end - first > Window && Level.Measure(samples.Slice(end - Window, Window)).RmsDbfs < SoundDbfs)
            end -= Window;
        return samples[first..end];
    }

    /// <summary>Long words take longer: the time of a piece is shared by letters.</summary>
    private static void AddWords(ImmutableArray<(string, TimeSpan)>.Builder words, string text, int start, int length)
    {
        var said = 0;
        foreach (var word in text.Split(' '))
        {
            said += word.Length + 1;
            words.Add((word, TimeAt(start + (int)((long)length * said / (text.Length + 1)))));
        }
    }

    private static void AddNoise(short[] samples, int seed, Random random)
    {
        if (seed % 3 == 2)
        {
            var office = SyntheticAmbience.Render(AmbienceKind.Office, TimeAt(samples.Length), Rate, seed).Samples.Span;
            Mixer.Add(samples, office, Gain.FromDecibels(NoiseDbfs - Loudness.PromptDbfs));
            return;
        }

        var amplitude = short.MaxValue * Decibels.ToAmplitude(seed % 3 == 0 ? ComfortNoiseDbfs : NoiseDbfs) * Math.Sqrt(3);
        foreach (ref var sample in samples.AsSpan())
            sample = (short)Math.Clamp(sample + (amplitude * ((2 * random.NextDouble()) - 1)), short.MinValue, short.MaxValue);
    }

    private static TimeSpan TimeAt(int samples) => TimeSpan.FromSeconds((double)samples / Rate);
}
