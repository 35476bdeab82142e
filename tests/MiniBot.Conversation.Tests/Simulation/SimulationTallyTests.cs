using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Simulation;

namespace MiniBot.Conversation.Tests.Simulation;

public class SimulationTallyTests
{
    private static readonly SimulationOptions Options = new(3, 0.2);

    [Fact]
    public void Report_OfSeveralCalls_AddsUp()
    {
        var tally = new SimulationTally();
        tally.Add(Call(Disposition.Lead, turns: 6, seconds: 60, leadAfter: 50));
        tally.Add(Call(Disposition.Lead, turns: 8, seconds: 80, leadAfter: 70));
        tally.Add(Call(Disposition.NotInterested, turns: 1, seconds: 20, unmatched: ["b", "a", "a"]));
        tally.Add(
            Call(Disposition.HungUp, turns: 2, seconds: 30, unmatched: ["c"]) with
            {
                AskedOptOut = true,
                Raised = [new RaisedEntry("x", "x"), new RaisedEntry("x", "y"), new RaisedEntry("x", null)],
                Met = ["x", "y"],
            }
        );

        var report = tally.ToReport(Scripts.Savings, Options, mostUnmatched: 2);

        report.Calls.ShouldBe(4);
        report.Scenario.ShouldBe("demo-epargne");
        report.Outcomes.ShouldBe([
            new OutcomeCount(Disposition.Lead, 2, 0.5),
            new OutcomeCount(Disposition.NotInterested, 1, 0.25),
            new OutcomeCount(Disposition.HungUp, 1, 0.25),
        ]);
        report.LeadRate.ShouldBe(0.5);
        report.Turns.ShouldBe(new Spread(4.25, 2, 8));
        report.DurationSeconds.ShouldBe(new Spread(47.5, 30, 80));
        report.TimeToLeadSeconds.ShouldBe(new Spread(60, 50, 70));
        report.OptOutsAsked.ShouldBe(1);
        report.OptOutsObeyed.ShouldBe(0);
        report.WordErrorRate.ShouldBe(0.2);
        report.MeasuredWordErrorRate.ShouldBe(0.1);
        report.Personas.ShouldBe([new PersonaCount("one", 4, 2)]);
        report.Entries.ShouldBe([new EntryCount("x", 3, 1, 1), new EntryCount("y", 0, 0, 1)]);
        report.UnmatchedTotal.ShouldBe(4);
        report.Unmatched.ShouldBe([new UnmatchedCount("a", 2), new UnmatchedCount("b", 1)]);
    }

    [Fact]
    public void Report_WithoutALead_HasNoTimeToOne()
    {
        var tally = new SimulationTally();
        tally.Add(Call(Disposition.OptOut, turns: 1, seconds: 5) with { AskedOptOut = true });
        var report = tally.ToReport(Scripts.Savings, Options, 1);
        report.TimeToLeadSeconds.ShouldBeNull();
        report.LeadRate.ShouldBe(0);
        report.OptOutsObeyed.ShouldBe(1);
    }

    [Fact]
    public void Unmatched_BeyondTheCap_AreSummedOnly()
    {
        var tally = new SimulationTally();
        tally.Add(
            Call(
                Disposition.HungUp,
                turns: 1,
                seconds: 1,
                unmatched: [.. Enumerable.Range(0, SimulationTally.MaxUnmatched + 5).Select(i => $"text {i}")]
            )
        );
        var report = tally.ToReport(Scripts.Savings, Options, int.MaxValue);
        report.Unmatched.Length.ShouldBe(SimulationTally.MaxUnmatched);
        report.UnmatchedTotal.ShouldBe(SimulationTally.MaxUnmatched + 5);
    }

    private static SimulatedCall Call(
        Disposition disposition,
        int turns,
        double seconds,
        double? leadAfter = null,
        string[]? unmatched = null
    ) =>
        new()
        {
            Index = 0,
            Persona = "one",
            Result = new CallResult(disposition, 0, 70, [], [], null, null, HeardBy.Nothing),
            Duration = TimeSpan.FromSeconds(seconds),
            LeadAfter = leadAfter is { } after ? TimeSpan.FromSeconds(after) : null,
            Turns = turns,
            Words = 10,
            WordErrors = 1,
            AskedOptOut = false,
            Unmatched = [.. unmatched ?? []],
            Raised = [],
            Met = [],
        };
}
