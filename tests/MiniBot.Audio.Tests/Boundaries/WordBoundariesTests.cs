using MiniBot.Audio.Boundaries;

namespace MiniBot.Audio.Tests.Boundaries;

public class WordBoundariesTests
{
    private const int Rate = 8000;

    [Fact]
    public void Find_NoAudio_IsItsBeginning() => WordBoundaries.Find([], Rate).ShouldBe([0]);

    [Fact]
    public void Find_WordsWithDips_AreFoundInTheDips()
    {
        var samples = Words(wordMs: 250, dipMs: 50, words: 6);
        var places = WordBoundaries.Find(samples, Rate);

        foreach (var word in Enumerable.Range(1, 5))
        {
            var (from, to) = (word * 2400 - 400, word * 2400);
            places.ShouldContain(p => p >= from - 80 && p <= to, $"before word {word}");
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void Find_AnySound_StandsNoFurtherApartThanSaid(int rate)
    {
        var random = new Random(7);
        var farthest = (int)(WordBoundaries.Farthest.TotalSeconds * rate);
        for (var seed = 0; seed < 20; seed++)
        {
            var samples = new short[rate * 3];
            var level = 0;
            for (var i = 0; i < samples.Length; i++)
            {
                if (i % (rate / 20) == 0)
                    level = random.Next(1, 20_000);
                samples[i] = (short)random.Next(-level, level);
            }

            var places = WordBoundaries.Find(samples, rate);
            places[0].ShouldBe(0);
            places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First && pair.Second - pair.First <= farthest);
            (samples.Length - places[^1]).ShouldBeLessThanOrEqualTo(farthest);
        }
    }

    private static short[] Words(int wordMs, int dipMs, int words)
    {
        var samples = new short[(wordMs + dipMs) * words * Rate / 1000];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)((i * 1000 / Rate % (wordMs + dipMs) < wordMs ? 8000 : 100) * Math.Sin(i * 0.3));
        return samples;
    }
}
