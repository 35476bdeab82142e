using MiniBot.Audio.Codecs;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Mixing;
using MiniBot.Audio.Resampling;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech.Tests.VoiceActivity;

/// <summary>
/// Misses and false alarms on spoken sentences, through A-law, over white noise 15 dB below the voice. A miss is a frame of voice taken
/// for silence; a false alarm is a frame taken for speech 300 ms after the voice or later.
/// </summary>
public sealed class VoiceActivityAccuracyTests
{
    private const int Lead = 3 * 8000;
    private const int Pause = 8000;
    private const double NoiseDbfs = Loudness.PromptDbfs - 15;

    private static readonly string[] Sentences =
    [
        "oui bien sûr",
        "je suis propriétaire de ma maison depuis dix ans",
        "non merci je n'ai pas le temps",
        "rappelez-moi demain vers quatorze heures",
        "c'est à quel sujet exactement",
    ];

    [EngineFact(Engine.Sherpa, Engine.Espeak, Engine.Pico)]
    public async Task SileroAndLevel_SpokenSentencesOverNoise_AreFound()
    {
        using var pool = SileroVoiceActivityPool.TryOpen(TestModels.Silero, out _).ShouldNotBeNull();
        using var detector = new FallbackVoiceActivityDetector(pool.Rent, cause => throw new InvalidOperationException(cause));

        Rate(detector, await LineAsync(), mostMissed: 0.12, mostFalse: 0.02);
    }

    [EngineFact(Engine.Espeak, Engine.Pico)]
    public async Task Energy_SpokenSentencesOverNoise_AreFound()
    {
        using var detector = new EnergyVoiceActivityDetector();

        Rate(detector, await LineAsync(), mostMissed: 0.12, mostFalse: 0.01);
    }

    private static void Rate(
        IVoiceActivityDetector detector,
        (short[] Line, bool[] Voiced) heard,
        double mostMissed,
        double mostFalse
    )
    {
        const int tail = 15;
        var (line, voiced) = heard;
        int missed = 0,
            falseAlarms = 0,
            silent = 0,
            sinceVoice = int.MaxValue - voiced.Length;
        for (var i = 0; i < voiced.Length; i++)
        {
            var isSpeech = detector.IsSpeech(line.AsSpan(i * 160, 160));
            sinceVoice = voiced[i] ? 0 : sinceVoice + 1;
            missed += voiced[i] && !isSpeech ? 1 : 0;
            var isSilent = sinceVoice > tail && i > 50;
            silent += isSilent ? 1 : 0;
            falseAlarms += isSilent && isSpeech ? 1 : 0;
        }

        ((double)missed / voiced.Count(v => v)).ShouldBeLessThanOrEqualTo(mostMissed);
        ((double)falseAlarms / silent).ShouldBeLessThanOrEqualTo(mostFalse);
    }

    private static async Task<(short[] Line, bool[] Voiced)> LineAsync()
    {
        ISynthesizer[] voices =
        [
            (await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull(),
            (await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull(),
        ];
        var clean = new List<short>(new short[Lead]);
        foreach (var voice in voices)
        foreach (var sentence in Sentences)
        {
            var outcome = await voice.SynthesizeAsync(sentence, new("fr-FR"), CancellationToken.None);
            var audio = outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;
            clean.AddRange(Loudness.LevelTo(Resampler.Convert(audio, 8000)).Samples.Span);
            clean.AddRange(new short[Pause]);
        }

        short[] line = [.. clean];
        var voiced = new bool[line.Length / 160];
        for (var i = 0; i < voiced.Length; i++)
            voiced[i] = Level.Measure(line.AsSpan(i * 160, 160)).RmsDbfs > Loudness.PromptDbfs - 12;
        var random = new Random(7);
        var amplitude = (int)(short.MaxValue * Decibels.ToAmplitude(NoiseDbfs) * Math.Sqrt(3));
        Mixer.Add(line, [.. line.Select(_ => (short)random.Next(-amplitude, amplitude + 1))]);
        var coded = new byte[line.Length];
        G711.EncodeALaw(line, coded);
        G711.DecodeALaw(coded, line);
        return (line, voiced);
    }
}
