using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.PocketSphinx;

/// <summary>The phrases of a telephone call, spoken by both voices and carried through A-law: how many are understood, how many of other speech refused.</summary>
public sealed class PhraseAccuracyTests
{
    [EngineFact(Engine.PocketSphinx, Engine.Espeak)]
    public async Task CallPhrases_SpokenByEspeak_AreUnderstood()
    {
        var voice = await EspeakSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None);
        await MeasureAsync(voice!, new("fr-FR"), Environment.GetEnvironmentVariable("MEASURE") ?? "");
    }

    [EngineFact(Engine.PocketSphinx, Engine.Pico)]
    public async Task CallPhrases_SpokenByPico_AreUnderstood()
    {
        var voice = await PicoSynthesizer.TryOpenAsync(TimeProvider.System, CancellationToken.None);
        await MeasureAsync(voice!, new("fr-FR"), Environment.GetEnvironmentVariable("MEASURE") ?? "");
    }

    private static async Task MeasureAsync(ISynthesizer synth, SpeechVoice voice, string log)
    {
        var phrases = File.ReadAllLines("/tmp/sp/phrases.txt");
        var opening = PocketSphinxRecognizer.Open(TestModels.FrenchTelephone, phrases).ShouldBeOfType<PocketSphinxOpening.Opened>();
        using var recognizer = opening.Recognizer;
        using var stream = recognizer.OpenStream();
        foreach (var p in phrases.Concat(File.ReadAllLines("/tmp/sp/ood.txt")))
        {
            var said = (await synth.SynthesizeAsync(p, voice, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;
            var heard = stream.Hear(TelephoneLine.Carry(said));
            if (log.Length > 0)
                await File.AppendAllTextAsync(log, $"{synth.EngineId}|{p}|{heard.Text}|{heard.Confidence:0.00}\n");
        }
    }
}
