using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.PocketSphinx;

/// <summary>The phrases of a call, spoken by both voices and carried by a telephone line: most are understood, and other speech is refused.</summary>
public sealed class PhraseAccuracyTests
{
    [EngineFact(Engine.PocketSphinx, Engine.Espeak)]
    public async Task CallPhrases_SpokenByEspeak_AreUnderstood() =>
        await MeasureAsync((await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull());

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task CallPhrases_SpokenByPico_AreUnderstood() =>
        await MeasureAsync((await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None)).ShouldNotBeNull());

    private static async Task MeasureAsync(ISynthesizer voice)
    {
        var opened = PocketSphinxRecognizer
            .Open(TestModels.FrenchTelephone, CallPhrases.Expected)
            .ShouldBeOfType<PocketSphinxOpening.Opened>();
        using var recognizer = opened.Recognizer;
        using var stream = recognizer.OpenStream();

        var understood = 0;
        foreach (var phrase in CallPhrases.Expected)
            understood += Plain((await SayAsync(voice, phrase, stream)).Text) == Plain(phrase) ? 1 : 0;
        var refused = 0;
        foreach (var phrase in CallPhrases.Foreign)
            refused += (await SayAsync(voice, phrase, stream)).IsEmpty ? 1 : 0;

        understood.ShouldBeGreaterThanOrEqualTo(CallPhrases.Expected.Length * 80 / 100);
        refused.ShouldBeGreaterThanOrEqualTo(CallPhrases.Foreign.Length * 80 / 100);
    }

    private static async Task<RecognizedText> SayAsync(ISynthesizer voice, string text, IRecognizerStream stream)
    {
        var outcome = await voice.SynthesizeAsync(text, new("fr-FR"), CancellationToken.None);
        return stream.Hear(TelephoneLine.Carry(outcome.ShouldBeOfType<SynthesisOutcome.Spoken>().Audio));
    }

    private static string Plain(string text) => text.Replace('-', ' ');
}
