using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Models;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SherpaSynthesizerTests
{
    private static readonly SpeechVoice French = new("fr-FR");

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task SynthesizeAsync_FrenchText_IsSpoken()
    {
        using var voice = Open();

        var audio = await SayAsync(voice, "Bonjour, je suis une assistante automatique.");

        audio.SampleRateHz.ShouldBe(16000);
        audio.Duration.TotalSeconds.ShouldBeInRange(1, 10);
        Level.Measure(audio.Samples.Span).RmsDbfs.ShouldBeGreaterThan(-40);
        voice.EngineId.ShouldMatch(@"^sherpa-onnx \d+\.\d+\.\d+ toy-vits-fr$");
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task SynthesizeAsync_DigitsOrWords_IsTheSame()
    {
        using var voice = Open();

        var digits = await SayAsync(voice, "Il est 14h30.");
        var words = await SayAsync(voice, "Il est quatorze heures trente.");

        digits.Samples.ToArray().ShouldBe(words.Samples.ToArray());
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task SynthesizeAsync_ManyAtOnce_EachIsAsAlone()
    {
        using var voice = Open();
        string[] texts = ["Bonjour madame.", "Vous êtes propriétaire ?", "Merci, au revoir.", "Un instant."];
        var alone = new List<PcmAudio>();
        foreach (var text in texts)
            alone.Add(await SayAsync(voice, text));

        var together = await Task.WhenAll(texts.Select(text => SayAsync(voice, text)));

        for (var i = 0; i < texts.Length; i++)
            together[i].Samples.ToArray().ShouldBe(alone[i].Samples.ToArray());
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task SynthesizeAsync_CallerCancels_Throws()
    {
        using var voice = Open();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await voice.SynthesizeAsync("bonjour", French, cancel.Token)
        );
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public async Task SynthesizeAsync_SpeakerItLacks_IsRefused()
    {
        using var voice = Open();

        (await voice.SynthesizeAsync("bonjour", French with { Variant = "7" }, CancellationToken.None)).ShouldBe(
            new SynthesisOutcome.Failed("this voice has speakers 0 to 0")
        );
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public void Run_ProbeOfAVoice_Loads() => ModelProbe.Run(["Voice", TestModels.ToyVoice]).ShouldBe(0);

    [EngineFact(Engine.Sherpa)]
    public void TryOpen_PersonsVoiceWithoutConsent_IsRefused()
    {
        using var folder = Pocket();
        var recording = Recording(folder, seconds: 5);

        SherpaSynthesizer.TryOpen(folder.Path, reference: null, out var none).ShouldBeNull();
        SherpaSynthesizer
            .TryOpen(folder.Path, new() { WavPath = recording, ConsentEvidenceId = " " }, out var empty)
            .ShouldBeNull();

        none.ShouldNotBeNull().ShouldContain("recorded consent");
        empty.ShouldNotBeNull().ShouldContain("synthesis.reference.consent_evidence_id");
    }

    [EngineFact(Engine.Sherpa)]
    public void TryOpen_ReferenceIsNoUsableRecording_SaysSo()
    {
        using var folder = Pocket();
        var broken = folder.File("broken.wav");
        File.WriteAllText(broken, "no sound");

        Refusal(folder, folder.File("absent.wav")).ShouldContain("wav_path");
        Refusal(folder, broken).ShouldContain("cannot be read");
        Refusal(folder, Recording(folder, seconds: 31)).ShouldContain("longer than 30 s");
    }

    private static string Refusal(TemporaryFolder folder, string recording)
    {
        SherpaSynthesizer
            .TryOpen(folder.Path, new() { WavPath = recording, ConsentEvidenceId = "consent-1" }, out var error)
            .ShouldBeNull();
        return error.ShouldNotBeNull();
    }

    private static TemporaryFolder Pocket()
    {
        var folder = new TemporaryFolder();
        foreach (
            var file in "lm_flow.onnx lm_main.onnx encoder.onnx decoder.onnx text_conditioner.onnx vocab.json token_scores.json".Split(
                ' '
            )
        )
            File.WriteAllText(folder.File(file), "");
        return folder;
    }

    private static string Recording(TemporaryFolder folder, int seconds)
    {
        var path = folder.File($"reference-{seconds}.wav");
        Wav.Write(path, new PcmAudio(new short[seconds * 8000], 8000));
        return path;
    }

    private static SherpaSynthesizer Open() =>
        SherpaSynthesizer.TryOpen(TestModels.ToyVoice, reference: null, out var error).ShouldNotBeNull(error);

    private static async Task<PcmAudio> SayAsync(SherpaSynthesizer voice, string text) =>
        (await voice.SynthesizeAsync(text, French, CancellationToken.None)).ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;
}
