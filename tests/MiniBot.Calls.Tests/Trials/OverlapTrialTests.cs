using MiniBot.Calls.Trials;
using MiniBot.Conversation.Scenarios;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Tests.Trials;

/// <summary>The chain of a call on virtual time: what makes the agent softer, silent, and what does not.</summary>
public class OverlapTrialTests
{
    private const string Question = "c'est combien";

    private static readonly Scenario Savings = (
        (ScenarioOutcome.Valid)
            ScenarioReader.Read(
                File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", "demo-epargne.yaml")),
                "demo",
                path => File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", path))
            )
    ).Scenario;

    [Theory]
    [InlineData(null)]
    [InlineData(-20.0)]
    public void Interruption_DucksWithin100MillisecondsAndSilencesWithin300(double? echoDb)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var outcome = Run(Scene(seed, 1.2, "je n'ai pas le temps", echoDb));
            outcome.IsInterrupted.ShouldBeTrue();
            outcome.Ducked.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(120));
            outcome.Silenced.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(400));
        }
    }

    [Fact]
    public void BackChannel_IsGivenWayToAndTakenForNoInterruption()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var outcome = Run(Scene(seed, 0.45, "d'accord", echoDb: null));
            outcome.IsInterrupted.ShouldBeFalse();
            outcome.Ducked.ShouldNotBeNull();
            (outcome.Silenced is null || outcome.Resumed is not null).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(300)]
    public void Echo_OfOurOwnVoice_ChangesNothing(int delayMs)
    {
        var scene = new OverlapScene
        {
            Sound = [],
            At = TimeSpan.FromSeconds(6),
            EchoDb = -20,
            EchoDelay = TimeSpan.FromMilliseconds(delayMs),
        };
        Run(scene).ShouldBe(new OverlapOutcome(null, null, null, IsInterrupted: false));
    }

    [Fact]
    public void Trial_Twice_IsTheSame()
    {
        var scene = Scene(3, 1, "qui êtes-vous", echoDb: -20);
        Run(scene).ShouldBe(Run(scene));
    }

    private static OverlapScene Scene(int seed, double seconds, string words, double? echoDb) =>
        new()
        {
            Sound = [.. SyntheticSpeech.Make(seed + 500, seconds).SkipWhile(s => Math.Abs((int)s) < 600)],
            Words = words,
            At = TimeSpan.FromMilliseconds(1500 + (seed * 130)),
            EchoDb = echoDb,
            EchoDelay = TimeSpan.FromMilliseconds(120),
            Seed = seed,
        };

    private static OverlapOutcome Run(OverlapScene scene) =>
        new OverlapTrial(
            Savings,
            text => SyntheticSpeech.Make(text.Length, 0.06 * text.Length),
            () => new EnergyVoiceActivityDetector()
        ).Run(Question, scene);
}
