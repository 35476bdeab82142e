using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>Families are told by the names that published model folders have.</summary>
public sealed class ModelFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Online_ZipformerFiles_AreATransducerWithEightBitWeights()
    {
        Put(
            "encoder-epoch-29-avg-9-with-averaged-model.int8.onnx",
            "encoder-epoch-29-avg-9-with-averaged-model.onnx",
            "decoder-epoch-29-avg-9-with-averaged-model.onnx",
            "joiner-epoch-29-avg-9-with-averaged-model.int8.onnx",
            "tokens.txt",
            "bpe.vocab"
        );

        var found = OnlineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OnlineModelFiles.Transducer>();

        found.Encoder.ShouldBe(_folder.File("encoder-epoch-29-avg-9-with-averaged-model.int8.onnx"));
        found.Decoder.ShouldEndWith("averaged-model.onnx");
        found.TakesHotwords.ShouldBeTrue();
        found.SampleRateHz.ShouldBe(16000);
    }

    [Fact]
    public void Online_NoVocabulary_TakesNoHotwords()
    {
        Put("encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt");

        OnlineModelFiles.TryFind(_folder.Path, out _).ShouldNotBeNull().TakesHotwords.ShouldBeFalse();
    }

    [Fact]
    public void Online_NoJoiner_IsAParaformer()
    {
        Put("encoder.int8.onnx", "decoder.int8.onnx", "tokens.txt");

        OnlineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OnlineModelFiles.Paraformer>();
    }

    [Theory]
    [InlineData("ctc-epoch-20-avg-1-chunk-16-left-128.int8.onnx", "decode_chunk_len", nameof(CtcFamily.Zipformer2), 16000)]
    [InlineData("model.int8.onnx", "chunk_shift", nameof(CtcFamily.NeMo), 16000)]
    [InlineData("model.onnx", "frame_length_ms", nameof(CtcFamily.Tone), 8000)]
    public void Online_OneNetwork_IsToldByItsProperties(string file, string property, string family, int rateHz)
    {
        Put("tokens.txt");
        Put(file, (property, "32"));

        var found = OnlineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OnlineModelFiles.Ctc>();

        found.Family.ToString().ShouldBe(family);
        found.SampleRateHz.ShouldBe(rateHz);
    }

    [Fact]
    public void Online_SomethingIsMissing_IsNamed()
    {
        ErrorOnline().ShouldBe($"{_folder.File("tokens.txt")} is missing");
        Put("tokens.txt");
        ErrorOnline().ShouldContain("holds no streaming model");
        Put("model.onnx", ("model_type", "EncDecCTCModelBPE"));
        ErrorOnline().ShouldContain("is no streaming CTC model");
        File.WriteAllText(_folder.File("model.onnx"), "version https://git-lfs.github.com/spec/v1");
        ErrorOnline().ShouldBe($"{_folder.File("model.onnx")} is no ONNX model");
        Put("encoder.onnx");
        ErrorOnline().ShouldBe($"{_folder.File("decoder.onnx")} is missing");
        OnlineModelFiles.TryFind("/nonexistent", out var error).ShouldBeNull();
        error.ShouldNotBeNull().ShouldContain("cannot be read");
    }

    [Fact]
    public void Offline_WhisperFiles_AreWhisper()
    {
        Put("tiny-encoder.int8.onnx", "tiny-encoder.onnx", "tiny-decoder.int8.onnx", "tiny-decoder.onnx", "tiny-tokens.txt");

        var found = OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.Whisper>();

        found.Decoder.ShouldBe(_folder.File("tiny-decoder.int8.onnx"));
        found.Tokens.ShouldBe(_folder.File("tiny-tokens.txt"));
    }

    [Fact]
    public void Offline_MoonshineFiles_AreMoonshine()
    {
        Put("preprocess.onnx", "encode.int8.onnx", "uncached_decode.int8.onnx", "cached_decode.int8.onnx", "tokens.txt");

        var found = OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.Moonshine>();

        found.CachedDecoder.ShouldBe(_folder.File("cached_decode.int8.onnx"));
        found.UncachedDecoder.ShouldBe(_folder.File("uncached_decode.int8.onnx"));
    }

    [Fact]
    public void Offline_MergedMoonshineFiles_AreMoonshineToo()
    {
        Put("encoder_model.ort", "decoder_model_merged.ort", "tokens.txt");

        OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.MergedMoonshine>();
    }

    [Theory]
    [InlineData("EncDecRNNTBPEModel", true)]
    [InlineData("zipformer2", false)]
    public void Offline_EncoderDecoderJoiner_AreATransducer(string type, bool isNemo)
    {
        Put("decoder.int8.onnx", "joiner.int8.onnx", "tokens.txt");
        Put("encoder.int8.onnx", ("model_type", type));

        OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.Transducer>().IsNemo.ShouldBe(isNemo);
    }

    [Fact]
    public void Offline_OneNetwork_IsToldByItsProperties()
    {
        Put("tokens.txt");
        Put("model.int8.onnx", ("model_type", "EncDecCTCModelBPE"));
        OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.NemoCtc>();
        Put("model.int8.onnx", ("lfr_window_size", "7"), ("neg_mean", "1,2"));
        OfflineModelFiles.TryFind(_folder.Path, out _).ShouldBeOfType<OfflineModelFiles.SenseVoice>();
    }

    [Fact]
    public void Offline_SomethingIsMissing_IsNamed()
    {
        ErrorOffline().ShouldBe($"{_folder.File("tokens.txt")} is missing");
        Put("tokens.txt");
        ErrorOffline().ShouldContain("holds no offline model");
        Put("model.onnx", ("model_type", "EncDecCTCModelBPE"), ("chunk_shift", "7"));
        ErrorOffline().ShouldContain("is a streaming model");
        Put("model.onnx", ("model_type", "tdnn"));
        ErrorOffline().ShouldContain("its model_type is 'tdnn'");
        Put("encoder.onnx");
        ErrorOffline().ShouldBe($"{_folder.File("decoder.onnx")} is missing");
        Put("preprocess.onnx");
        ErrorOffline().ShouldContain("uncached_decode.onnx");
    }

    private string ErrorOnline()
    {
        OnlineModelFiles.TryFind(_folder.Path, out var error).ShouldBeNull();
        return error.ShouldNotBeNull();
    }

    private string ErrorOffline()
    {
        OfflineModelFiles.TryFind(_folder.Path, out var error).ShouldBeNull();
        return error.ShouldNotBeNull();
    }

    private void Put(params string[] files)
    {
        foreach (var file in files)
            File.WriteAllText(_folder.File(file), "");
    }

    private void Put(string file, params (string Key, string Value)[] properties) =>
        File.WriteAllBytes(_folder.File(file), OnnxFile.With(properties));
}
