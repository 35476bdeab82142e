using System.Text.Json;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Simulation;
using Replay = MiniBot.Conversation.Journals.Replay;

namespace MiniBot.Conversation.Tests.Simulation;

public class CallSimulatorTests
{
    private static readonly SimulationOptions Noisy = new(Seed: 7, WordErrorRate: 0.15);
    private static readonly CallSimulator Simulator = new(Scripts.Savings, SimulationCast.French, Noisy);

    [Fact]
    public void Run_SameSeed_GivesTheSameJournalByteForByte()
    {
        var again = new CallSimulator(Scripts.Savings, SimulationCast.French, Noisy);
        for (var index = 0; index < 200; index++)
            JournalOf(again, index).ShouldBe(JournalOf(Simulator, index));
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherCalls()
    {
        var other = new CallSimulator(Scripts.Savings, SimulationCast.French, Noisy with { Seed = 8 });
        Enumerable.Range(0, 20).Count(i => JournalOf(other, i) != JournalOf(Simulator, i)).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void RunMany_InPartsOnTwoThreads_GivesTheSameReportAsOnOne()
    {
        var parts = new SimulationTally[4];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => parts[i] = Simulator.RunMany(i * 100, 100));
        var sum = new SimulationTally();
        foreach (var part in parts)
            sum.Add(part);
        Json(sum).ShouldBe(Json(Simulator.RunMany(0, 400)));
    }

    [Theory]
    [InlineData("demo-epargne.yaml")]
    [InlineData("rendez-vous-energie.yaml")]
    public void Journals_OfAThousandCalls_ReplayIdentically(string file)
    {
        var scenario = Scripts.Parse(Scripts.TextOf(file));
        var simulator = new CallSimulator(scenario, SimulationCast.French, new SimulationOptions(1, 0.1));
        for (var index = 0; index < 500; index++)
        {
            var journal = JournalReader
                .Read(new StringReader(JournalOf(simulator, index, out var call)))
                .ShouldBeOfType<JournalOutcome.Read>()
                .Journal;
            var report = Replay.Run(scenario, journal);
            report.Differences.ShouldBeEmpty();
            report.IsSameScenario.ShouldBeTrue();
            report.End.IsEnded.ShouldBeTrue();
            report.End.Result.Disposition.ShouldBe(call.Result.Disposition);
        }
    }

    [Fact]
    public void Run_OfTheWholeCast_EndsInEveryWay()
    {
        var outcomes = Simulator.RunMany(0, 1000).ToReport(Scripts.Savings, Noisy, 10).Outcomes;
        outcomes
            .Select(o => o.Disposition)
            .ShouldBe(
                [
                    Disposition.Lead,
                    Disposition.NotInterested,
                    Disposition.Callback,
                    Disposition.NoAnswer,
                    Disposition.AnsweringMachine,
                    Disposition.OptOut,
                    Disposition.WrongNumber,
                    Disposition.HungUp,
                ],
                ignoreOrder: true
            );
        outcomes.Sum(o => o.Count).ShouldBe(1000);
    }

    [Theory]
    [InlineData("yes: 1", Disposition.Lead)]
    [InlineData("no: 1", Disposition.NotInterested)]
    [InlineData("silent: 1", Disposition.NoAnswer)]
    [InlineData("opt_out: 1", Disposition.OptOut)]
    [InlineData("press_nine: 1", Disposition.OptOut)]
    [InlineData("callback: 1", Disposition.Callback)]
    [InlineData("wrong_number: 1", Disposition.WrongNumber)]
    [InlineData("machine: 1", Disposition.AnsweringMachine)]
    [InlineData("hang_up: 1", Disposition.HungUp)]
    public void Run_PersonaOfOneMind_EndsAsItWants(string acts, Disposition expected)
    {
        var simulator = Undisturbed($"acts: {{ {acts} }}, situations: {{ confirm_time: {{ time: 1, {acts} }} }}");
        for (var index = 0; index < 50; index++)
            simulator.Run(index).Result.Disposition.ShouldBe(expected);
    }

    [Fact]
    public void Run_PersonaThatInterrupts_IsHeard()
    {
        var journal = JournalOf(Undisturbed("acts: { yes: 1 }, barge_in: 1, situations: { confirm_time: { time: 1 } }"), 0);
        journal.ShouldContain("\"rule\":\"barge_in\"");
        journal.ShouldContain("\"complete\":false");
    }

    [Fact]
    public void Run_PersonaThatTypes_IsHeardByText()
    {
        var call = new CallSimulator(Scripts.Savings, Cast("acts: { yes: 1 }, types: true"), new SimulationOptions(1, 0.5)).Run(
            0
        );
        call.Result.HeardBy.Main.ShouldBe(Ear.Text);
        call.Result.HeardBy.Speech.ShouldBe(0);
        call.Words.ShouldBe(0);
    }

    [Fact]
    public void Run_PersonaOutOfPatience_HangsUp()
    {
        var simulator = Undisturbed("acts: { yes: 1 }, patience: 1");
        var hungUp = Enumerable.Range(0, 100).Count(i => simulator.Run(i).Result.Disposition == Disposition.HungUp);
        hungUp.ShouldBeGreaterThan(80);
    }

    [Fact]
    public void Run_Utterances_AreCountedByWhatBecameOfThem()
    {
        var raising = Undisturbed("acts: { raise: 1 }, entries: [gen.faq.price], patience: 3").Run(1);
        raising.Raised.ShouldNotBeEmpty();
        raising.Raised.ShouldContain(new RaisedEntry("gen.faq.price", "gen.faq.price"));
        raising.Met.ShouldContain("gen.faq.price");
        var robot = Undisturbed("acts: { raise: 1 }, entries: [gen.faq.are_you_robot], patience: 3").Run(1);
        robot.Raised.ShouldContain(new RaisedEntry("gen.faq.are_you_robot", "gen.faq.are_you_robot"));
        var rambling = Undisturbed("acts: { off_topic: 1 }").Run(1);
        rambling.Unmatched.ShouldNotBeEmpty();
        rambling.LeadAfter.ShouldBeNull();
    }

    [Fact]
    public void Run_EntriesOfAnotherTheme_BecomeSomethingElse() =>
        Undisturbed("acts: { raise: 1 }, entries: [own.nothing]").Run(1).Raised.ShouldBeEmpty();

    [Fact]
    public void Run_Lead_TakesItsTimeOnVirtualTime()
    {
        var call = Undisturbed("acts: { yes: 1 }, situations: { confirm_time: { time: 1 } }").Run(0);
        call.LeadAfter.ShouldNotBeNull();
        call.LeadAfter.Value.ShouldBeGreaterThan(TimeSpan.FromSeconds(20));
        call.Duration.ShouldBeGreaterThan(call.LeadAfter.Value);
        call.Duration.ShouldBeLessThan(Scripts.Savings.Listening.CallLimit);
        call.Turns.ShouldBe(6);
    }

    private static CallSimulator Undisturbed(string persona) =>
        new(Scripts.Savings, Cast(persona), new SimulationOptions(Seed: 1, WordErrorRate: 0));

    private static SimulationCast Cast(string persona) =>
        CastReader.Read($"language: fr\npersonas: [{{ id: one, {persona} }}]", "x.yaml") switch
        {
            CastOutcome.Valid valid => valid.Cast,
            CastOutcome.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
            _ => throw new InvalidOperationException(),
        };

    private static string JournalOf(CallSimulator simulator, int index) => JournalOf(simulator, index, out _);

    private static string JournalOf(CallSimulator simulator, int index, out SimulatedCall call)
    {
        using var journal = new StringWriter();
        call = simulator.Run(index, journal);
        return journal.ToString();
    }

    private static string Json(SimulationTally tally) =>
        JsonSerializer.Serialize(tally.ToReport(Scripts.Savings, Noisy, mostUnmatched: 20));
}
