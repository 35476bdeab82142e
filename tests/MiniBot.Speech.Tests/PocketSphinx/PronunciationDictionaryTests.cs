using MiniBot.Speech.PocketSphinx;

namespace MiniBot.Speech.Tests.PocketSphinx;

public sealed class PronunciationDictionaryTests
{
    [Fact]
    public void TryParse_SeveralPronunciations_AreKeptInOrder()
    {
        var dictionary = PronunciationDictionary.TryParse(
            ["est ai", "", "broken", "est(2) ai ss tt", "oui  ww ii"],
            "test",
            out var error
        );

        error.ShouldBeNull();
        dictionary.ShouldNotBeNull();
        dictionary.WordCount.ShouldBe(2);
        dictionary.Pronunciations("est").ShouldBe(["ai", "ai ss tt"]);
        dictionary.Pronunciations("absent").ShouldBeEmpty();
        dictionary.Phones.ShouldBe(["ai", "ii", "ss", "tt", "ww"]);
    }

    [Fact]
    public void Pronunciations_FormInEz_SoundsLikeTheInfinitive()
    {
        var dictionary = PronunciationDictionary
            .TryParse(["laisser ll ai ss ei", "laisser(2) ll ai ss ei rr"], "test", out _)
            .ShouldNotBeNull();

        dictionary.Pronunciations("laissez").ShouldBe(["ll ai ss ei"]);
        dictionary.Contains("bip").ShouldBeTrue();
        dictionary.Contains("dansez").ShouldBeFalse();
    }

    [Fact]
    public void TryRead_MissingFile_SaysSo()
    {
        PronunciationDictionary.TryRead("/nonexistent/fr.dict", out var error).ShouldBeNull();
        error.ShouldBe("/nonexistent/fr.dict is missing");
    }

    [Fact]
    public void TryRead_RandomBytes_NeverThrows()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(folder.File("fr.dict"), bytes);

        var dictionary = PronunciationDictionary.TryRead(folder.File("fr.dict"), out var error);

        (dictionary is null).ShouldBe(error is not null);
    }

    [EngineFact(Engine.PocketSphinx)]
    public void TryRead_FrenchDictionary_HoldsTheWordsOfACall()
    {
        var dictionary = PronunciationDictionary
            .TryRead(Path.Combine(TestModels.FrenchTelephone, "fr.dict"), out _)
            .ShouldNotBeNull();

        dictionary.WordCount.ShouldBeGreaterThan(50_000);
        dictionary.Phones.Count.ShouldBe(35);
        dictionary.Contains("d'accord").ShouldBeTrue();
        dictionary.Contains("j'").ShouldBeTrue();
    }
}
