using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Offers;

public sealed class ModelOffersTests
{
    private const string Good = """
        models:
          - name: a
            kind: vad
            licence: { name: MIT, url: https://example.org/mit }
            files:
              - { name: a.onnx, bytes: 3, sha256: first-download, source: https://example.org/a.onnx }
        sets:
          - { name: s, models: [a] }
        """;

    [Fact]
    public void Shipped_EveryModelTheProductLooksFor_IsOffered()
    {
        ModelOffers.Shipped.MendFor(KnownModels.SileroVad).ShouldBe("minibot models pull silero-vad-16k");
        ModelOffers.Shipped.MendFor(KnownModels.FrenchTelephone).ShouldBe("minibot models pull pocketsphinx-fr-ptm-8khz-ci");
        ModelOffers.Shipped.MendFor("vad/mine").ShouldBeNull();
        ModelOffers
            .Shipped.Models.SelectMany(model => model.Files)
            .Where(file => file.Unpack)
            .ShouldAllBe(file => ModelArchive.IsKnown(file.Name));
    }

    [Theory]
    [InlineData("fr-small", 2)]
    [InlineData("fr-good", 3)]
    [InlineData("en-small", 2)]
    [InlineData("silero-vad-16k", 1)]
    [InlineData("vad/silero-vad-16k", 1)]
    [InlineData("nothing", 0)]
    public void Find_SetOrModel_GivesItsModels(string name, int count) => ModelOffers.Shipped.Find(name).Count.ShouldBe(count);

    [Fact]
    public void TryRead_Good_HasEverything()
    {
        var offers = ModelOffersFile.TryRead(Good, "c.yaml", out var error).ShouldNotBeNull(error);

        var file = offers.Find("s").ShouldHaveSingleItem().Files.ShouldHaveSingleItem();
        file.Sha256.ShouldBeNull();
        file.IsExact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("sha256: first-download", "sha256: abc", "64 digits")]
    [InlineData("bytes: 3", "bytes: 0", "either bytes or about_megabytes")]
    [InlineData("bytes: 3", "bytes: 3, about_megabytes: 1", "either bytes or about_megabytes")]
    [InlineData("https://example.org/a.onnx", "http://example.org/a.onnx", "https")]
    [InlineData("name: a.onnx", "name: ../a.onnx", "is no name of a file")]
    [InlineData("name: a\n", "name: a/b\n", "names of folders")]
    [InlineData("models: [a]", "models: [b]", "models that stand above")]
    [InlineData("kind: vad", "kynd: vad", "kynd")]
    public void TryRead_Wrong_SaysWhere(string right, string wrong, string told)
    {
        ModelOffersFile.TryRead(Good.Replace(right, wrong, StringComparison.Ordinal), "c.yaml", out var error).ShouldBeNull();

        error.ShouldStartWith("c.yaml");
        error.ShouldContain(told);
    }

    [Fact]
    public void TryRead_AnyText_NeverThrows() =>
        Prop.ForAll<NonNull<string>, int>(
                (text, at) =>
                {
                    ModelOffersFile.TryRead(Good.Insert((at & int.MaxValue) % Good.Length, text.Get), "c.yaml", out _);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
