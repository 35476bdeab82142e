using MiniBot.Conversation.Simulation;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Simulation;

public class RecognitionNoiseTests
{
    private static readonly NearWords Near = new("fr", IntentPack.French.Utterances);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.15)]
    [InlineData(0.30)]
    [InlineData(0.50)]
    public void Hear_LongText_HasTheRateAskedFor(double rate)
    {
        var noise = new RecognitionNoise(Near, rate);
        var random = new SeededRandom(20260302);
        var (words, measured, told) = (0, 0, 0);
        for (var round = 0; round < 150; round++)
        {
            foreach (var said in IntentPack.French.Utterances)
            {
                var heard = noise.Hear(said, random);
                var reference = said.Split(' ');
                words += reference.Length;
                told += heard.Errors;
                measured += EditDistance.Between<string>(reference, heard.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        words.ShouldBeGreaterThan(40_000);
        (measured / (double)words).ShouldBe(rate, 0.01);
        (told / (double)words).ShouldBe(rate, 0.01);
    }

    [Fact]
    public void Hear_WithoutErrors_IsWhatWasSaid() =>
        new RecognitionNoise(Near, 0)
            .Hear("oui je veux bien", new SeededRandom(1))
            .ShouldBe(new HeardText("oui je veux bien", 4, 0));

    [Fact]
    public void Hear_EveryWordWrong_SubstitutesDropsAndPutsIn()
    {
        var noise = new RecognitionNoise(Near, 1);
        var random = new SeededRandom(3);
        var heard = Enumerable.Range(0, 1000).Select(_ => noise.Hear("cher", random).Text).ToList();
        heard.Count(h => h.Length == 0).ShouldBeInRange(200, 300);
        heard.Count(h => h.StartsWith("cher ", StringComparison.Ordinal)).ShouldBeInRange(100, 200);
        heard.Count(h => h is "chair" or "chère" or "chez" or "sert").ShouldBeInRange(400, 500);
        heard.ShouldNotContain("cher");
    }

    [Fact]
    public void Hear_NoWords_IsNothing() =>
        new RecognitionNoise(Near, 1).Hear("  ", new SeededRandom(1)).ShouldBe(new HeardText("", 0, 0));

    [Fact]
    public void Near_WordOutsideTheList_IsFoundBySound()
    {
        var near = new NearWords("fr", ["travaux château gâteau gâteaux bateau", "plafond"]);
        near.Of("gâteau").ShouldContain("gâteaux");
        near.Of("gâteau").ShouldNotContain("plafond");
        near.Of("inconnu").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("chat", "", 4)]
    [InlineData("chat", "chats", 1)]
    [InlineData("niche", "chien", 4)]
    public void EditDistance_CountsChanges(string a, string b, int expected) => EditDistance.Between(a, b).ShouldBe(expected);
}
