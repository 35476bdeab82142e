using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Qualification;

namespace MiniBot.Conversation.Scenarios;

/// <summary>The weights of the determining steps, and the points that they become.</summary>
internal sealed partial class ScenarioBuilder
{
    /// <summary>A step whose points are not known yet. No weight given counts as 1.</summary>
    private sealed record WeightedStep(ScenarioStep Step, double? Weight, DocumentNode At);

    private Dictionary<string, DocumentNode.Scalar> ReadScoringWeights()
    {
        var weights = new Dictionary<string, DocumentNode.Scalar>(StringComparer.OrdinalIgnoreCase);
        if (_top.Node("qualification") is not DocumentNode.Mapping qualification)
            return weights;
        var keys = new KeyReader(qualification, "qualification", errors);
        if (keys.Mapping("scoring_weights", "scoring_weights: then Q1: 30") is not { } table)
            return weights;
        foreach (var entry in table.Entries)
        {
            if (entry.Value is DocumentNode.Scalar scalar)
                weights[entry.Key.Value] = scalar;
            else
                keys.Wrong(
                    entry.Value,
                    "scoring_weights." + entry.Key.Value,
                    "a number belongs here",
                    "write the weight of the step"
                );
        }

        return weights;
    }

    private static double? ReadTableWeight(string name, DocumentNode.Scalar node, double? own, KeyReader keys)
    {
        if (
            !double.TryParse(node.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            || weight is not (>= 0 and <= 1000)
        )
        {
            keys.Wrong(node, "weight", $"the weight '{node.Value}' is no number from 0 to 1000", "write a number from 0 to 1000");
            return own;
        }

        if (own is { } given && given != weight)
            keys.Wrong(node, "weight", $"the weight of {name} is given twice, and not the same", "keep it in one place");
        return weight;
    }

    private ImmutableArray<ScenarioStep> GivePoints(IReadOnlyList<WeightedStep> steps)
    {
        var determining = steps.Where(s => s.Step.IsDetermining).ToList();
        var total = determining.Sum(s => s.Weight ?? 1);
        if (steps.Count > 0 && total <= 0)
        {
            var at = determining.Count == 0 ? root : determining[0].At;
            var problem = determining.Count == 0 ? "no step is determining" : "the weights of all determining steps are zero";
            _top.Wrong(at, "steps", problem, "give at least one step determining: true and a weight above 0");
        }

        if (total <= 0)
            return [.. steps.Select(s => s.Step)];
        var points = PointShares.Of([.. determining.Select(s => s.Weight ?? 1)]);
        return [.. steps.Select(s => s.Step.IsDetermining ? s.Step with { Points = points[determining.IndexOf(s)] } : s.Step)];
    }
}
