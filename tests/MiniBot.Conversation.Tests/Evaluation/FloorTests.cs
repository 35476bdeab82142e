using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Simulation;
using MiniBot.Conversation.Understanding;
using Xunit.Abstractions;

namespace MiniBot.Conversation.Tests.Evaluation;

/// <summary>How well the labelled utterances are understood, held to floors that only rise.</summary>
public sealed class FloorTests(ITestOutputHelper output)
{
    private const double WordErrorRate = 0.15;
    private const int Seed = 20261122;

    private static readonly ImmutableArray<Figure> Measured = Measure();

    [Fact]
    public void Figures_AgainstTheirFloors_HoldAndAreNotLeftBehind()
    {
        foreach (var figure in Measured)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name} {figure.Value:0.00} %"));
        if (FloorFile.IsToBeWritten)
            FloorFile.Write(Measured);
        var floors = FloorFile.Read();

        floors.Keys.ShouldBe(Measured.Select(f => f.Name));
        Measured
            .Where(f => f.IsBelow(floors[f.Name]))
            .Select(f => $"{f.Name} is {f.Value:0.00}, its floor {floors[f.Name]:0.00}")
            .ShouldBeEmpty();
        Measured
            .Where(f => f.IsFarAbove(floors[f.Name]))
            .Select(f => $"{f.Name}: raise the floor from {floors[f.Name]:0.00} to {f.Floor:0.00}")
            .ShouldBeEmpty(
                $"write into data/eval/floors.json, or run once with {FloorFile.WriteVariable}=1:\n{FloorFile.TextOf(Measured)}"
            );
    }

    private static ImmutableArray<Figure> Measure()
    {
        var time = new ManualTimeProvider();
        var clean = ObjectionEvaluation.Run("fr", EvaluationFiles.Objections, time);
        var noisy = ObjectionEvaluation.Run("fr", Misheard(EvaluationFiles.Objections), time);
        var intents = IntentEvaluation.Run(IntentPack.French, EvaluationFiles.Intents, time);
        return
        [
            new("objections_right", Percent(clean.RightShare), IsError: false),
            new("objections_wrong", Percent(clean.WrongShare), IsError: true),
            new("objections_false", Percent(clean.FalseShare), IsError: true),
            new("objections_misheard_right", Percent(noisy.RightShare), IsError: false),
            new("objections_misheard_wrong", Percent(noisy.WrongShare), IsError: true),
            new("objections_misheard_false", Percent(noisy.FalseShare), IsError: true),
            new("intents_right", Percent(intents.Accuracy), IsError: false),
            new("hard_opt_out_recall", Percent(intents.HardOptOutRecall), IsError: false),
            new("hard_opt_out_precision", Percent(intents.HardOptOutPrecision), IsError: false),
        ];
    }

    // Every word that is said may be misheard as any that is said in these files.
    private static List<LabelledUtterance> Misheard(ImmutableArray<LabelledUtterance> utterances)
    {
        var noise = new RecognitionNoise(new NearWords("fr", utterances.Select(u => u.Text)), WordErrorRate);
        return [.. utterances.Select(u => u with { Text = noise.Hear(u.Text, SeededRandom.ForCall(Seed, u.Line)).Text })];
    }

    private static double Percent(double share) => Math.Round(100 * share, 2);
}
