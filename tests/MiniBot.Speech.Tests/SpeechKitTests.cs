using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech.Tests;

public sealed class SpeechKitTests
{
    [Fact]
    public async Task OpenAsync_NoModels_StillOpensAndSaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        using var kit = await SpeechKit.OpenAsync(
            new() { ModelFolder = folder.File("models"), PromptFolder = folder.File("prompts") },
            CancellationToken.None
        );

        kit.CanRecognize.ShouldBeFalse();
        kit.OpenRecognizer(["oui"]).ShouldBeOfType<PocketSphinxOpening.Unavailable>();
        using var detector = kit.OpenVoiceActivityDetector();
        detector.ShouldBeOfType<EnergyVoiceActivityDetector>();
        kit.Components.Where(part => !part.Present).ShouldAllBe(part => part.Mend != null && part.Detail.Length > 0);
        kit.Components.Count(part => !part.Present).ShouldBeGreaterThanOrEqualTo(2);
    }

    [EngineFact(Engine.PocketSphinx, Engine.Sherpa, Engine.Espeak)]
    public async Task OpenAsync_ModelIsDamaged_IsRefusedAndNothingCrashes()
    {
        using var folder = new TemporaryFolder();
        foreach (
            var (model, file) in new[] { (TestModels.FrenchTelephone, "means"), (TestModels.Silero, "silero_vad_16k_op15.onnx") }
        )
            CopyDamaged(model, folder.File("models", Path.GetRelativePath(TestModels.Catalog.Folder, model)), file);

        using var kit = await SpeechKit.OpenAsync(
            new() { ModelFolder = folder.File("models"), PromptFolder = folder.File("prompts") },
            CancellationToken.None
        );

        kit.OpenRecognizer(["oui"]).ShouldBeOfType<PocketSphinxOpening.Unavailable>().Cause.ShouldContain("means is corrupt");
        kit.Components[1].Detail.ShouldContain("silero_vad_16k_op15.onnx is corrupt");
    }

    [EngineFact(Engine.PocketSphinx, Engine.Sherpa, Engine.Espeak)]
    public async Task OpenAsync_EverythingIsThere_OpensIt()
    {
        using var folder = new TemporaryFolder();
        using var kit = await SpeechKit.OpenAsync(new() { PromptFolder = folder.File("prompts") }, CancellationToken.None);

        kit.CanRecognize.ShouldBeTrue();
        kit.Prompts.ShouldNotBeNull();
        kit.OpenRecognizer(["oui", "non"]).ShouldBeOfType<PocketSphinxOpening.Opened>().Recognizer.Dispose();
        using var detector = kit.OpenVoiceActivityDetector();
        detector.ShouldNotBeOfType<EnergyVoiceActivityDetector>();
    }

    private static void CopyDamaged(string model, string target, string damaged)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(model))
            File.WriteAllBytes(Path.Combine(target, Path.GetFileName(file)), File.ReadAllBytes(file));
        var bytes = File.ReadAllBytes(Path.Combine(target, damaged));
        new Random(5).NextBytes(bytes);
        File.WriteAllBytes(Path.Combine(target, damaged), bytes);
    }
}
