using MiniBot.Calls.Machines;
using MiniBot.Cli.Machines;

namespace MiniBot.Cli.Tests.Machines;

public class GreetingTreeLearnerTests
{
    [Fact]
    public void Learn_SameLessonsTwice_IsTheSameTree()
    {
        Text(new GreetingTreeLearner(4, 3).Learn(Lessons())).ShouldBe(Text(new GreetingTreeLearner(4, 3).Learn(Lessons())));
    }

    [Fact]
    public void Learn_BurstsThatDiffer_AsksForThemAndReadsBackAlike()
    {
        var root = new GreetingTreeLearner(2, 3).Learn(Lessons());

        root.Feature.ShouldBe(GreetingFeature.LongestBurstMs);
        root.Threshold.ShouldBeInRange(790, 2000);
        root.Below.ShouldNotBeNull().Machine.ShouldBeLessThan(0.2);
        root.Otherwise.ShouldNotBeNull().Machine.ShouldBeGreaterThan(0.8);
        var tree = GreetingTree.TryRead(Text(root), out var error).ShouldNotBeNull(error);
        foreach (var lesson in Lessons())
            (tree.Decide(lesson.Features).Machine > 0.5).ShouldBe(lesson.IsMachine);
    }

    [Fact]
    public void Learn_NothingToTell_IsOneLeaf()
    {
        GreetingLesson[] alike = [.. Enumerable.Range(0, 40).Select(i => Lesson(i, i % 2 == 0, 500))];

        new GreetingTreeLearner(4, 3).Learn(alike).Feature.ShouldBeNull();
    }

    [Fact]
    public void Learn_FewScenes_MakeNoLeaf()
    {
        new GreetingTreeLearner(4, leastScenes: 30).Learn(Lessons()).Feature.ShouldBeNull();
    }

    private static GreetingLesson[] Lessons() =>
        [.. Enumerable.Range(0, 40).Select(i => Lesson(i, i % 2 == 0, i % 2 == 0 ? 2000 + (i * 10) : 400 + (i * 10)))];

    private static GreetingLesson Lesson(int scene, bool isMachine, double longestBurstMs)
    {
        var features = new double[GreetingTimeline.FeatureCount];
        features[(int)GreetingFeature.LongestBurstMs] = longestBurstMs;
        return new GreetingLesson(scene, isMachine, features);
    }

    private static string Text(GreetingTreeNode root) => new GreetingTreeFile { Tree = root }.ToJson();
}
