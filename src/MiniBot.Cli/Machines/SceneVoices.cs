using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Resampling;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Machines;

/// <summary>The voices that speak in scenes: Pico and variants of eSpeak NG, some for learning, the others for measuring.</summary>
internal sealed class SceneVoices
{
    private static readonly string[] s_learnt = ["f1", "f2", "f5", "m1", "m3", "m5", "m7", "klatt"];
    private static readonly string[] s_held = ["f3", "f4", "m2", "m4", "m6", "m8", "klatt3"];

    private readonly List<SceneVoice> _voices = [];
    private readonly Dictionary<(SceneVoice, string), PcmAudio> _spoken = [];

    private SceneVoices() { }

    /// <summary>The voices of this machine for a part; null with the reason when a language would have none.</summary>
    public static async Task<SceneVoices?> TryOpenAsync(ScenePart part, CancellationToken cancellationToken)
    {
        if (await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, cancellationToken) is not { } espeak)
            return null;
        var voices = new SceneVoices();
        foreach (var variant in part == ScenePart.Learn ? s_learnt : s_held)
        foreach (var (language, locale) in new[] { ("fr", "fr-FR"), ("en", "en-GB") })
            voices._voices.Add(new SceneVoice(espeak, language, locale, variant, $"espeak-{variant}"));
        // French Pico is never learnt from, English Pico always.
        if (await PicoSynthesizer.TryOpenAsync(TimeProvider.System, cancellationToken) is { } pico)
            voices._voices.Add(
                part == ScenePart.Learn
                    ? new SceneVoice(pico, "en", "en-GB", null, "pico")
                    : new SceneVoice(pico, "fr", "fr-FR", null, "pico")
            );
        return voices;
    }

    /// <summary>A voice of a language.</summary>
    public SceneVoice Pick(string language, Random random)
    {
        var voices = _voices.Where(v => v.Language == language).ToList();
        // Pico speaks like a person more than eSpeak does: it has a third of the scenes.
        return voices.Find(v => v.Variant is null) is { } pico && random.Next(3) == 0 ? pico : voices[random.Next(voices.Count)];
    }

    /// <summary>A text at 8 kHz and −20 dBFS.</summary>
    public async Task<PcmAudio> SpeakAsync(SceneVoice voice, string text, CancellationToken cancellationToken)
    {
        if (_spoken.TryGetValue((voice, text), out var known))
            return known;
        var outcome = await voice.Engine.SynthesizeAsync(
            text,
            new SpeechVoice(voice.Locale, voice.Variant, voice.Rate),
            cancellationToken
        );
        if (outcome is not SynthesisOutcome.Spoken { Audio: var audio })
            throw new IOException($"a scene cannot be spoken: {((SynthesisOutcome.Failed)outcome).Cause}");
        return _spoken[(voice, text)] = Loudness.LevelTo(Resampler.Convert(audio, AudioFrame.TelephoneRateHz));
    }
}

/// <summary>One voice at one pace.</summary>
internal sealed record SceneVoice(ISynthesizer Engine, string Language, string Locale, string? Variant, string Name)
{
    public double Rate { get; init; } = 1;
}
