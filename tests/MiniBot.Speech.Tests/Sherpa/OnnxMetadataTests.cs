using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

public sealed class OnnxMetadataTests
{
    [Fact]
    public void TryRead_PropertiesAfterTheNetwork_AreFound()
    {
        using var model = new MemoryStream(OnnxFile.With(("model_type", "zipformer2"), ("T", new string('4', 200))));

        var properties = OnnxMetadata.TryRead(model).ShouldNotBeNull();

        properties["model_type"].ShouldBe("zipformer2");
        properties["T"].Length.ShouldBe(200);
    }

    [EngineFact(Engine.Sherpa)]
    public void TryRead_ModelOfTheLibrary_HasWhatTheLibraryReads() =>
        OnnxMetadata.TryRead(Path.Combine(TestModels.DualTones, "model.onnx")).ShouldNotBeNull().ShouldContainKey("chunk_shift");

    [Fact]
    public void TryRead_NoSuchFile_IsNull() => OnnxMetadata.TryRead("/nonexistent/model.onnx").ShouldBeNull();

    [Fact]
    public void TryRead_AnyCut_IsReadOrNullButNeverThrows()
    {
        var whole = OnnxFile.With(("a", "b"), ("c", "d"));
        for (var length = 0; length < whole.Length; length++)
        {
            using var cut = new MemoryStream(whole, 0, length);
            (OnnxMetadata.TryRead(cut)?.Count ?? 0).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var random = new Random(5);
        var sound = OnnxFile.With(("model_type", "x"), ("chunk_shift", "7"));
        for (var i = 0; i < 5000; i++)
        {
            var bytes = sound.ToArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var model = new MemoryStream(bytes);
            (OnnxMetadata.TryRead(model)?.Count ?? 0).ShouldBeLessThanOrEqualTo(bytes.Length / 2);
        }
    }
}
