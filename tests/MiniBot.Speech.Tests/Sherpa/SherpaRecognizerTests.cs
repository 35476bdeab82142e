using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>The online path with a model whose words are pairs of tones.</summary>
public sealed class SherpaRecognizerTests
{
    private const int RateHz = 16000;

    [EngineFact(Engine.Sherpa)]
    public void Finish_DualToneWords_AreRecognised()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out var error);
        error.ShouldBeNull();
        using var stream = recognizer.ShouldNotBeNull().OpenStream();

        stream.Hear(Word(500, 1100)).Text.ShouldBe("oui");
        stream.Hear(Word(500, 1450)).Text.ShouldBe("non");
        stream.Hear(new short[RateHz]).IsEmpty.ShouldBeTrue();
    }

    [EngineFact(Engine.Sherpa)]
    public void OpenStream_TwoCalls_HearOnlyThemselves()
    {
        using var recognizer = SherpaRecognizer.TryOpen(TestModels.DualTones, out _).ShouldNotBeNull();
        using var one = recognizer.OpenStream();
        using var other = recognizer.OpenStream();

        one.Accept(Word(650, 1450));
        other.Accept(Word(500, 2500));

        one.Finish().Text.ShouldBe("stop");
        other.Finish().Text.ShouldBe("merci");
    }

    [EngineFact(Engine.Sherpa)]
    public void TryOpen_FolderIsEmpty_SaysWhichFileIsMissing()
    {
        using var folder = new TemporaryFolder();

        SherpaRecognizer.TryOpen(folder.Path, out var error).ShouldBeNull();

        error.ShouldBe($"{folder.File("model.onnx")} is missing");
    }

    private static short[] Word(double lowHz, double highHz)
    {
        var samples = new short[RateHz];
        for (var i = RateHz / 4; i < RateHz * 3 / 4; i++)
            samples[i] = (short)(
                6000 * (Math.Sin(2 * Math.PI * lowHz * i / RateHz) + Math.Sin(2 * Math.PI * highHz * i / RateHz))
            );
        return samples;
    }
}
