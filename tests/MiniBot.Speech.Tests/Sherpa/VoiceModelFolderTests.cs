using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

public sealed class VoiceModelFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(VoiceFamily.Vits, "fr_FR-siwis-medium.onnx tokens.txt espeak-ng-data/")]
    [InlineData(VoiceFamily.Vits, "model.onnx tokens.txt lexicon.txt")]
    [InlineData(VoiceFamily.Matcha, "model-steps-3.onnx vocos-22khz-univ.onnx tokens.txt espeak-ng-data/")]
    [InlineData(VoiceFamily.Matcha, "model-steps-3.onnx hifigan_v2.onnx tokens.txt lexicon.txt")]
    [InlineData(VoiceFamily.Kokoro, "model.onnx voices.bin tokens.txt espeak-ng-data/")]
    [InlineData(VoiceFamily.Kitten, "model.fp16.onnx=kitten-tts voices.bin tokens.txt espeak-ng-data/")]
    [InlineData(
        VoiceFamily.Supertonic,
        "duration_predictor.int8.onnx text_encoder.int8.onnx vector_estimator.int8.onnx vocoder.int8.onnx tts.json unicode_indexer.bin voice.bin"
    )]
    [InlineData(
        VoiceFamily.ZipVoice,
        "encoder.int8.onnx decoder.int8.onnx vocos_24khz.onnx tokens.txt lexicon.txt espeak-ng-data/"
    )]
    [InlineData(
        VoiceFamily.Pocket,
        "lm_flow.int8.onnx lm_main.int8.onnx encoder.onnx decoder.int8.onnx text_conditioner.onnx vocab.json token_scores.json"
    )]
    public void TryOpen_FilesOfAFamily_IsThatFamily(VoiceFamily family, string files)
    {
        Fill(files);

        VoiceModelFolder.TryOpen(_folder.Path, out var error).ShouldNotBeNull(error).Family.ShouldBe(family);
    }

    [Theory]
    [InlineData("", "*.onnx")]
    [InlineData("model.onnx", "tokens*.txt")]
    [InlineData("model.onnx voices.bin", "tokens*.txt")]
    [InlineData("lm_flow.onnx lm_main.onnx encoder.onnx decoder.onnx text_conditioner.onnx vocab.json", "token_scores*.json")]
    [InlineData("encoder.onnx decoder.onnx tokens.txt", "voc*.onnx")]
    public void TryOpen_FileIsMissing_SaysWhich(string files, string missing)
    {
        Fill(files);

        VoiceModelFolder.TryOpen(_folder.Path, out var error).ShouldBeNull();

        error.ShouldNotBeNull().ShouldContain(missing);
    }

    [Fact]
    public void TryOpen_NoFolder_SaysSo()
    {
        VoiceModelFolder.TryOpen(_folder.File("absent"), out var error).ShouldBeNull();

        error.ShouldNotBeNull().ShouldContain("cannot be read");
    }

    private void Fill(string files)
    {
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = file.Split('=');
            if (file.EndsWith('/'))
                Directory.CreateDirectory(_folder.File(file));
            else
                File.WriteAllText(_folder.File(parts[0]), parts.Length > 1 ? $"{new string('x', 100)}{parts[1]}" : "");
        }
    }
}
