using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class FeaturesTests
{
    private static readonly Lexicon French = TrainingData.Lexicon("fr");

    [Fact]
    public void Read_SameText_SameFeatures()
    {
        var (one, other) = (new Features(), new Features());
        one.Read("c'est quand même un peu trop cher pour moi", French);
        other.Read("non merci ça ne m'intéresse pas du tout", French);
        other.Read("C'EST quand même un peu trop cher, pour moi !", French);

        Seen(other).ShouldBe(Seen(one));
        Words(one).ShouldBe(Words(other));
    }

    [Fact]
    public void Read_Words_AreFoldedAndFillersLeftOut()
    {
        var features = new Features();
        features.Read("Euh, je ne sais pas… ben là", French);

        Words(features).ShouldBe(["je", "sais", "pas", "la"]);
    }

    [Fact]
    public void Read_WordThatIsDenied_IsSeenSo()
    {
        CountOf("j'ai eu de mauvaises surprises", FeatureGroup.Denied).ShouldBe(0);
        CountOf("j'ai jamais eu de mauvaises surprises", FeatureGroup.Denied).ShouldBe(4);
    }

    [Fact]
    public void Read_Homophones_SoundAlike()
    {
        var (taux, tot) = (new Features(), new Features());
        taux.Read("trop taux", French);
        tot.Read("trop tôt", French);

        Of(tot, FeatureGroup.SoundPair).ShouldBe(Of(taux, FeatureGroup.SoundPair));
        Of(tot, FeatureGroup.Word).ShouldNotBe(Of(taux, FeatureGroup.Word));
    }

    [Fact]
    public void Read_AnyText_KeepsItsLimits()
    {
        var random = new Random(11);
        var features = new Features();
        for (var round = 0; round < 3000; round++)
        {
            features.Read(RandomTexts.Next(random, 800), French);
            features.Count.ShouldBeInRange(0, Features.MaxFeatures);
            features.WordCount.ShouldBeInRange(0, Features.MaxWords);
            features.Words.Take(features.Count).ShouldAllBe(word => word < features.WordCount);
            Enum.GetValues<FeatureGroup>().Where(g => g != FeatureGroup.Count).Sum(features.CountOf).ShouldBe(features.Count);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("oui ")]
    [InlineData("é")]
    [InlineData("c'est trop cher et je n'ai pas d'argent ")]
    [InlineData("\u0301")]
    [InlineData("1a")]
    public void Read_AMegabyte_LooksAtTheBeginning(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, (1 << 20) / part.Length));
        var (whole, beginning) = (new Features(), new Features());
        whole.Read(text, French);
        beginning.Read(text.AsSpan(0, 4096), French);

        Seen(whole).ShouldBe(Seen(beginning));
    }

    private static int CountOf(string text, FeatureGroup group)
    {
        var features = new Features();
        features.Read(text, French);
        return features.CountOf(group);
    }

    private static List<(ulong, FeatureGroup, byte)> Seen(Features features) =>
        [.. Enumerable.Range(0, features.Count).Select(i => (features.Hashes[i], features.Groups[i], features.Words[i]))];

    private static List<ulong> Of(Features features, FeatureGroup group) =>
        [.. Enumerable.Range(0, features.Count).Where(i => features.Groups[i] == group).Select(i => features.Hashes[i])];

    private static List<string> Words(Features features) =>
        [.. Enumerable.Range(0, features.WordCount).Select(i => features.Word(i).ToString())];
}
