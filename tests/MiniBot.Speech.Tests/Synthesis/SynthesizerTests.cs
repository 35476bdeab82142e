using MiniBot.Audio.Levels;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SynthesizerTests
{
    [EngineFact(Engine.Espeak)]
    public async Task Espeak_FrenchText_IsSpoken() => await SpeaksAsync(await EspeakAsync());

    [EngineFact(Engine.Pico)]
    public async Task Pico_FrenchText_IsSpoken() => await SpeaksAsync(await PicoAsync());

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_HostileText_IsSpokenAndNotObeyed() => await SpeaksHostileTextAsync(await EspeakAsync());

    [EngineFact(Engine.Pico)]
    public async Task Pico_HostileText_IsSpokenAndNotObeyed() => await SpeaksHostileTextAsync(await PicoAsync());

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_Faster_IsShorter() => await FasterIsShorterAsync(await EspeakAsync());

    [EngineFact(Engine.Pico)]
    public async Task Pico_Faster_IsShorter() => await FasterIsShorterAsync(await PicoAsync());

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_VoiceNameWithSlash_IsRefused() =>
        (
            await (await EspeakAsync()).SynthesizeAsync("bonjour", new("../fr"), CancellationToken.None)
        ).ShouldBeOfType<SynthesisOutcome.Failed>();

    [EngineFact(Engine.Pico)]
    public async Task Pico_LanguageItLacks_IsRefused() =>
        (await (await PicoAsync()).SynthesizeAsync("hallo", new("nl-NL"), CancellationToken.None)).ShouldBe(
            new SynthesisOutcome.Failed("Pico does not speak nl-NL")
        );

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_Variant_IsAnotherVoice()
    {
        var voice = await EspeakAsync();
        var plain = await voice.SynthesizeAsync("bonjour", new("fr-FR"), CancellationToken.None);
        var female = await voice.SynthesizeAsync("bonjour", new("fr-FR", "f2"), CancellationToken.None);

        Samples(female).ShouldNotBe(Samples(plain));

        static short[] Samples(SynthesisOutcome outcome) =>
            outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio.Samples.ToArray();
    }

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_NothingToSpeak_IsRefused() =>
        (
            await (await EspeakAsync()).SynthesizeAsync(" … ", new("fr-FR"), CancellationToken.None)
        ).ShouldBeOfType<SynthesisOutcome.Failed>();

    [EngineFact(Engine.Espeak)]
    public async Task Espeak_EngineId_NamesTheVersion() => (await EspeakAsync()).EngineId.ShouldMatch(@"^espeak-ng \d+\.\d+");

    private static async Task SpeaksAsync(ISynthesizer voice)
    {
        var audio = await SayAsync(voice, "Bonjour, je suis une assistante automatique.");

        audio.Duration.TotalSeconds.ShouldBeInRange(1.5, 6);
        Level.Measure(audio.Samples.Span).RmsDbfs.ShouldBeGreaterThan(-40);
    }

    private static async Task SpeaksHostileTextAsync(ISynthesizer voice) =>
        (
            await SayAsync(voice, "--help $(touch x) `id`; <audio src='/etc/passwd'/> | -w /x bonjour")
        ).Duration.TotalSeconds.ShouldBeGreaterThan(1);

    private static async Task FasterIsShorterAsync(ISynthesizer voice)
    {
        var normal = await SayAsync(voice, "Bonjour, comment allez-vous ?");
        var fast = await SayAsync(voice, "Bonjour, comment allez-vous ?", rate: 1.6);

        fast.Duration.ShouldBeLessThan(normal.Duration * 0.9);
    }

    private static async Task<MiniBot.Audio.PcmAudio> SayAsync(ISynthesizer voice, string text, double rate = 1) =>
        (await voice.SynthesizeAsync(text, new("fr-FR", Rate: rate), CancellationToken.None))
            .ShouldBeOfType<SynthesisOutcome.Spoken>()
            .Audio;

    private static async Task<ISynthesizer> EspeakAsync() =>
        (await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull();

    private static async Task<ISynthesizer> PicoAsync() =>
        (await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull();
}
