using Xunit.Abstractions;

namespace MiniBot.Conversation.Tests.Freestyle;

/// <summary>What the guard lets through and what it refuses wrongly, on sentences with labels.</summary>
public class SentenceGuardAccuracyTests(ITestOutputHelper output)
{
    private static readonly string[] NeverMissed = ["human", "number", "gain", "promise"];

    [Theory]
    [InlineData("sentences.tsv", 150, 250)]
    [InlineData("held-out.tsv", 50, 90)]
    [InlineData("held-out-2.tsv", 20, 50)]
    [InlineData("held-out-3.tsv", 14, 20)]
    public void Check_LabelledSentences_MissesNothingAndSeldomErrs(string file, int fewestGood, int fewestBad)
    {
        var sentences = LabelledSentence.Read(file);
        var good = sentences.FindAll(s => s.IsGood);
        var bad = sentences.FindAll(s => !s.IsGood);
        var alarms = good.FindAll(s => s.Refusal() is not null);
        var misses = bad.FindAll(s => s.Refusal() is null);
        output.WriteLine($"{file}: {misses.Count} of {bad.Count} bad missed, {alarms.Count} of {good.Count} good refused");
        foreach (var sentence in alarms)
            output.WriteLine($"refused, {sentence.Refusal()}: {sentence.Text}");
        foreach (var sentence in misses)
            output.WriteLine($"missed, {sentence.Label}: {sentence.Text}");

        good.Count.ShouldBeGreaterThanOrEqualTo(fewestGood);
        bad.Count.ShouldBeGreaterThanOrEqualTo(fewestBad);
        misses.Where(s => NeverMissed.Contains(s.Label)).ShouldBeEmpty();
        (misses.Count / (double)bad.Count).ShouldBeLessThanOrEqualTo(0.02);
        (alarms.Count / (double)good.Count).ShouldBeLessThanOrEqualTo(0.05);
    }
}
