using System.Collections.Immutable;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Understanding;
using Xunit.Abstractions;

namespace MiniBot.Conversation.Tests.Languages;

/// <summary>How well the English pack understands what it never learnt from. The floors only rise.</summary>
public class EnglishAccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Objections_OfTheTestSet_AreAboveTheFloor()
    {
        var labels = ObjectionEvaluation.Labels("en");
        var score = ObjectionEvaluation.Run("en", Read("objections", labels), TimeProvider.System);

        output.WriteLine($"right {score.RightShare:P1}, wrong {score.WrongShare:P1}, false {score.FalseShare:P1}");
        score.RightShare.ShouldBeGreaterThanOrEqualTo(0.8);
        score.WrongShare.ShouldBeLessThanOrEqualTo(0.035);
        score.FalseShare.ShouldBeLessThanOrEqualTo(0.07);
    }

    [Fact]
    public void Intents_OfTheTestSet_AreAboveTheFloor()
    {
        var score = IntentEvaluation.Run(IntentPack.For("en"), Read("intents", IntentEvaluation.Labels), TimeProvider.System);

        output.WriteLine(
            $"right {score.Accuracy:P1}, hard opt-outs: recall {score.HardOptOutRecall:P1}, precision {score.HardOptOutPrecision:P1}"
        );
        score.Accuracy.ShouldBeGreaterThanOrEqualTo(0.96);
        score.HardOptOutRecall.ShouldBeGreaterThanOrEqualTo(0.99);
        score.HardOptOutPrecision.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static ImmutableArray<LabelledUtterance> Read(string kind, ImmutableArray<string> labels)
    {
        var name = $"{kind}.en.tsv";
        var text = File.ReadAllText(RepositoryRoot.Combine("data", "eval", name));
        var (utterances, errors) = LabelledFile.Read(text, name, labels.Contains, labels);
        errors.ShouldBeEmpty();
        return [.. utterances];
    }
}
