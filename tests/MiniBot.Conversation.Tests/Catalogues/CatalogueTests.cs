using System.Diagnostics;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Matching;

namespace MiniBot.Conversation.Tests.Catalogues;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData(Theme.General, "c'est beaucoup trop cher pour moi", "gen.obj.too_expensive")]
    [InlineData(Theme.Finance, "est-ce que le capital est garanti", "fin.faq.guarantee")]
    [InlineData(Theme.Crypto, "j'ai peur de me faire pirater", "cry.obj.hacking")]
    [InlineData(Theme.Energy, "la pompe à chaleur elle fait du bruit", "ene.faq.heatpump_noise")]
    public void Match_PlainWords_FindsTheEntryWithEvidenceAndRunnerUp(Theme theme, string text, string id)
    {
        var match = Catalogue.For("fr", theme).Match(text);

        match.Entry.ShouldNotBeNull().Id.ShouldBe(id);
        match.Best.ShouldBe(id);
        match.Score.ShouldBeInRange(Catalogue.Threshold, 1);
        match.RunnerUp.ShouldNotBeNull().ShouldNotBe(id);
        match.RunnerUpScore.ShouldBeInRange(0, match.Score);
        match.Evidence.ShouldNotBeEmpty();
        match.Evidence.SelectMany(e => e.Split(' ')).ShouldBeSubsetOf(Folding.Of(text).Split(' '));
    }

    [Theory]
    [InlineData(Theme.General)]
    [InlineData(Theme.Finance)]
    [InlineData(Theme.Crypto)]
    [InlineData(Theme.Energy)]
    public void Match_PhrasesOfOtherThemes_NeverGiveAnEntryOfThem(Theme theme)
    {
        var catalogue = Catalogue.For("fr", theme);
        foreach (var other in Enum.GetValues<Theme>().Where(t => t != theme && t != Theme.General))
        foreach (var entry in TrainingData.OwnEntries("fr", other))
        foreach (var phrase in entry.Phrases.Take(10))
        {
            var match = catalogue.Match(phrase);
            foreach (var id in new[] { match.Entry?.Id, match.Best, match.RunnerUp }.OfType<string>())
                catalogue.Find(id).ShouldNotBeNull($"{id} for '{phrase}'");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("… !? \u0301")]
    [InlineData("euh ben")]
    public void Match_NoWord_IsNothing(string text)
    {
        foreach (var theme in Enum.GetValues<Theme>())
            Catalogue.For("fr", theme).Match(text).ShouldBeSameAs(CatalogueMatch.Nothing);
    }

    [Theory]
    [InlineData("qwzx vbnk fghj")]
    [InlineData("abracadabra turlututu zig zag")]
    [InlineData("1234 5678 90")]
    [InlineData("日本語 é 中文")]
    public void Match_Garbage_IsRefused(string text)
    {
        foreach (var theme in Enum.GetValues<Theme>())
            Catalogue.For("fr", theme).Match(text).Entry.ShouldBeNull();
    }

    [Theory]
    [InlineData("gen.obj.too_expensive", 0.41, 0.7, true)]
    [InlineData("gen.obj.too_expensive", 0.39, 0.9, false)]
    [InlineData("gen.obj.too_expensive", 0.6, 0.65, false)]
    [InlineData("gen.faq.are_you_robot", 0.36, 0.36, true)]
    [InlineData("gen.faq.are_you_robot", 0.34, 0.9, false)]
    public void IsAnswered_Scores_NeedAnEntryMeantAndThisOne(string id, double score, double meant, bool answered) =>
        Catalogue.IsAnswered(Catalogue.For("fr", Theme.General).Find(id)!, score, meant).ShouldBe(answered);

    [Fact]
    public void Match_AMegabyteOrAnything_IsAnswered()
    {
        var catalogue = Catalogue.For("fr", Theme.Energy);
        catalogue.Match(string.Concat(Enumerable.Repeat("lorem ipsum ", 90_000))).Entry.ShouldBeNull();
        catalogue.Match(new string('a', 1 << 20)).Entry.ShouldBeNull();
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var match = catalogue.Match(RandomTexts.Next(random, 300));
            match.Score.ShouldBeInRange(0, 1.0001);
            if (match.Entry is { IsFixed: false })
            {
                match.Score.ShouldBeGreaterThanOrEqualTo(Catalogue.Threshold);
                match.MeantScore.ShouldBeGreaterThanOrEqualTo(Catalogue.MeantThreshold);
            }
        }
    }

    [Fact]
    public void Match_FromManyThreads_IsTheSame()
    {
        var catalogue = Catalogue.For("fr", Theme.Finance);
        var texts = catalogue.Entries.SelectMany(e => e.Phrases.Take(5)).ToList();
        var alone = texts.ConvertAll(Shown);

        var together = texts.AsParallel().AsOrdered().Select(Shown).ToList();

        together.ShouldBe(alone);

        string Shown(string text)
        {
            var match = catalogue.Match(text);
            return $"{match.Best} {BitConverter.DoubleToInt64Bits(match.Score)} {match.RunnerUp} {string.Join('|', match.Evidence)}";
        }
    }

    [Fact]
    public void Match_ScoresAndAllocates_OnlyTheResult()
    {
        var catalogue = Catalogue.For("fr", Theme.Finance);
        const string text = "je veux pas que mon argent soit bloqué pendant des années";
        const long mostBytes = 1024;
        Allocated(() => catalogue.Match(text));

        var bytes = Enumerable.Range(0, 100).Select(_ => Allocated(() => catalogue.Match(text))).ToList();

        bytes.Distinct().ShouldHaveSingleItem().ShouldBeLessThan(mostBytes);
    }

    [Fact]
    public void For_SameTheme_IsTheSameCatalogue() =>
        Catalogue.For("fr", Theme.Crypto).ShouldBeSameAs(Catalogue.For("fr", Theme.Crypto));

    [Fact]
    public void Find_UnknownId_IsNull()
    {
        var catalogue = Catalogue.For("fr", Theme.Finance);
        catalogue.Find(null).ShouldBeNull();
        catalogue.Find("cry.obj.scam").ShouldBeNull();
        catalogue.Find(CatalogueEntry.AreYouRobot).ShouldNotBeNull().IsFixed.ShouldBeTrue();
    }

    private static long Allocated(Func<CatalogueMatch> match)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = match();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Debug.Assert(result is not null);
        return allocated;
    }
}
