using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Bench;

/// <summary>The sounds of <c>bench bargein</c>: what people say, in every voice there is, and coughs made of noise.</summary>
internal static class BargeInSounds
{
    private const int RateHz = AudioFrame.TelephoneRateHz;

    /// <summary>What begins a sound is within so many dB of its loudest 10 ms.</summary>
    private const double OnsetDb = 25;

    private const int OnsetWindow = RateHz / 100;

    /// <summary>Said to interrupt.</summary>
    public static IReadOnlyList<string> Interruptions { get; } =
    [
        "attendez je n'ai pas le temps",
        "non merci ça ne m'intéresse pas",
        "excusez-moi c'est combien",
        "stop ne m'appelez plus",
        "qui êtes-vous",
        "pourquoi vous m'appelez",
        "mais je suis occupé là",
        "laissez-moi tranquille",
        "je voudrais parler à un conseiller",
        "vous êtes un robot",
        "rappelez-moi plus tard",
        "oui mais attendez un instant",
    ];

    /// <summary>Said while listening.</summary>
    public static IReadOnlyList<string> BackChannels { get; } =
    ["oui", "d'accord", "hum hum", "ok", "ah oui", "ah", "très bien", "mm"];

    /// <summary>A text in a voice at −20 dBFS, from its first sound on; null when the voice cannot.</summary>
    public static async Task<short[]?> SpeakAsync(ISynthesizer voice, string text, string? variant, CancellationToken cancelled)
    {
        var spoken = await voice.SynthesizeAsync(text, new SpeechVoice("fr-FR", variant), cancelled);
        if (spoken is not SynthesisOutcome.Spoken { Audio: var audio })
            return null;
        return FromOnset(SilenceTrim.Ends(Loudness.LevelTo(Resampler.Convert(audio, RateHz))).Samples.ToArray());
    }

    /// <summary>One to three bursts of noise that rise at once and fade, 120 to 400 ms long, at −26 to −14 dBFS.</summary>
    public static short[] Cough(Random random)
    {
        var sound = new List<short>();
        for (var bursts = random.Next(1, 4); bursts > 0; bursts--)
        {
            AddBurst(sound, random);
            sound.AddRange(new short[random.Next(RateHz / 20, RateHz / 5)]);
        }

        var level = Loudness.PromptDbfs + (12 * random.NextDouble()) - 6;
        return FromOnset(Loudness.LevelTo(new PcmAudio(sound.ToArray(), RateHz), level).Samples.ToArray());
    }

    private static void AddBurst(List<short> sound, Random random)
    {
        var length = random.Next(RateHz * 12 / 100, RateHz * 4 / 10);
        var low = 0.0;
        for (var i = 0; i < length; i++)
        {
            // Throats are dull: half of it is low-pass noise.
            var noise = (2 * random.NextDouble()) - 1;
            low += 0.25 * (noise - low);
            var envelope = Math.Min(1, i / (RateHz * 0.008)) * Math.Exp(-3.0 * i / length);
            sound.Add((short)(10_000 * envelope * ((0.5 * noise) + (1.5 * low))));
        }
    }

    private static short[] FromOnset(short[] sound)
    {
        var loudest = Decibels.Silence;
        for (var at = 0; at + OnsetWindow <= sound.Length; at += OnsetWindow)
            loudest = Math.Max(loudest, Level.Measure(sound.AsSpan(at, OnsetWindow)).RmsDbfs);
        for (var at = 0; at + OnsetWindow <= sound.Length; at += OnsetWindow)
        {
            if (Level.Measure(sound.AsSpan(at, OnsetWindow)).RmsDbfs >= loudest - OnsetDb)
                return sound[at..];
        }

        return sound;
    }
}
