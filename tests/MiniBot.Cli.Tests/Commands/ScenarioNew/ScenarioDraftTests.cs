using System.Collections.Immutable;
using MiniBot.Cli.Commands.ScenarioNew;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Commands.ScenarioNew;

public sealed class ScenarioDraftTests
{
    [Fact]
    public void Weights_AnyThresholdAndQuestions_KeepLeadsToThoseWhoAgreed()
    {
        for (var threshold = 1; threshold <= 100; threshold++)
        for (var questions = 3; questions <= 10; questions++)
        {
            var scenario = Read(Draft(questions) with { Threshold = threshold });

            scenario.Rail.Sum(s => s.Points).ShouldBe(100);
            if (threshold > questions)
                (100 - scenario.Rail.Single(s => s.Kind == StepKind.IsLeads).Points).ShouldBeLessThan(threshold);
        }
    }

    [Fact]
    public void Weights_Given_AreKeptAndTheRestIsShared() =>
        (Draft(4) with { GivenWeights = ImmutableDictionary<string, int>.Empty.Add("Q1", 40) }).Weights.ShouldBe(
            new Dictionary<string, int>
            {
                ["Q1"] = 40,
                ["Q2"] = 9,
                ["Q3"] = 8,
                ["Q4"] = 8,
                ["Is_Leads"] = 35,
            },
            ignoreOrder: true
        );

    [Fact]
    public void Weights_NoDetermining_GoToTheOffer() =>
        Read(Draft(3) with { Determining = [] }).Rail.Where(s => s.IsDetermining).ShouldHaveSingleItem().Points.ShouldBe(100);

    private static ScenarioDraft Draft(int questions) =>
        new DraftInput
        {
            Name = "essai",
            Company = "Soléane",
            Principal = "Banque Mistral",
            Purpose = "votre épargne",
            Questions = [.. Enumerable.Range(0, questions).Select(i => new DraftQuestion($"Question {i} ?", null))],
        }.ToDraft();

    private static Scenario Read(ScenarioDraft draft) =>
        ((ScenarioOutcome.Valid)ScenarioReader.Read(ScenarioYaml.Write(draft, DialogueTexts.For("fr")), "x.yaml")).Scenario;
}
