using MiniBot.Calls.Machines;

namespace MiniBot.Cli.Machines;

/// <summary>
/// Learns a decision tree by the Gini impurity, people and machines weighing the same. Nothing is drawn by lot: the same lessons give
/// the same tree.
/// </summary>
/// <param name="depth">The most questions in a row.</param>
/// <param name="leastScenes">The fewest scenes of a leaf.</param>
internal sealed class GreetingTreeLearner(int depth, int leastScenes)
{
    private const int ThresholdsTried = 96;

    private double _personWeight;
    private double _machineWeight;

    public GreetingTreeNode Learn(IReadOnlyList<GreetingLesson> lessons)
    {
        var machines = lessons.Count(l => l.IsMachine);
        _machineWeight = 0.5 / Math.Max(1, machines);
        _personWeight = 0.5 / Math.Max(1, lessons.Count - machines);
        return Grow([.. lessons], depth);
    }

    private GreetingTreeNode Grow(GreetingLesson[] lessons, int levels)
    {
        if (levels == 0 || BestQuestion(lessons) is not { } question)
            return Leaf(lessons);
        var (feature, threshold) = question;
        var below = Grow([.. lessons.Where(l => l.Features[feature] < threshold)], levels - 1);
        var otherwise = Grow([.. lessons.Where(l => l.Features[feature] >= threshold)], levels - 1);
        // Two leaves that say the same are one.
        return below is { Feature: null } && otherwise is { Feature: null } && below.Machine == otherwise.Machine
            ? Leaf(lessons)
            : new GreetingTreeNode
            {
                Feature = (GreetingFeature)feature,
                Threshold = threshold,
                Below = below,
                Otherwise = otherwise,
            };
    }

    private GreetingTreeNode Leaf(GreetingLesson[] lessons)
    {
        var (people, machines) = Weigh(lessons);
        return new GreetingTreeNode { Machine = Math.Round(machines / (people + machines), 3), Scenes = ScenesIn(lessons) };
    }

    private (int Feature, double Threshold)? BestQuestion(GreetingLesson[] lessons)
    {
        var (people, machines) = Weigh(lessons);
        if (people == 0 || machines == 0)
            return null;
        var best = Impurity(people, machines) - 1e-9;
        (int, double)? found = null;
        // How soon somebody speaks is drawn by lot in scenes: nothing can be learnt from it.
        for (var feature = (int)GreetingFeature.InitialSilenceMs + 1; feature < GreetingTimeline.FeatureCount; feature++)
        {
            foreach (var threshold in Thresholds(lessons, feature))
            {
                var impurity = ImpurityOf(lessons, feature, threshold);
                if (impurity < best)
                    (best, found) = (impurity, (feature, threshold));
            }
        }

        return found;
    }

    private double ImpurityOf(GreetingLesson[] lessons, int feature, double threshold)
    {
        var (people, machines, otherPeople, otherMachines) = (0.0, 0.0, 0.0, 0.0);
        foreach (var lesson in lessons)
        {
            if (lesson.Features[feature] < threshold)
                (people, machines) = lesson.IsMachine ? (people, machines + _machineWeight) : (people + _personWeight, machines);
            else if (lesson.IsMachine)
                otherMachines += _machineWeight;
            else
                otherPeople += _personWeight;
        }

        return
            ScenesIn(lessons.Where(l => l.Features[feature] < threshold)) < leastScenes
            || ScenesIn(lessons.Where(l => l.Features[feature] >= threshold)) < leastScenes
            ? double.MaxValue
            : Impurity(people, machines) + Impurity(otherPeople, otherMachines);
    }

    /// <summary>Values between which lessons lie, at even shares of them, rounded so that a person can read them.</summary>
    private static IEnumerable<double> Thresholds(GreetingLesson[] lessons, int feature)
    {
        var values = lessons.Select(l => l.Features[feature]).Order().ToArray();
        return Enumerable
            .Range(1, ThresholdsTried)
            .Select(i => Rounded(values[(long)i * (values.Length - 1) / (ThresholdsTried + 1)]))
            .Distinct();
    }

    private static double Rounded(double value) =>
        value >= 100 ? Math.Round(value / 20) * 20
        : value >= 10 ? Math.Round(value, 0)
        : Math.Round(value, 2);

    /// <summary>The weight of both, times twice the chance to name one wrongly.</summary>
    private static double Impurity(double people, double machines) =>
        people + machines == 0 ? 0 : 2 * people * machines / (people + machines);

    private (double People, double Machines) Weigh(GreetingLesson[] lessons)
    {
        var machines = lessons.Count(l => l.IsMachine);
        return ((lessons.Length - machines) * _personWeight, machines * _machineWeight);
    }

    private static int ScenesIn(IEnumerable<GreetingLesson> lessons) => lessons.Select(l => l.Scene).Distinct().Count();
}
