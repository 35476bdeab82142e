using System.Collections.Immutable;
using System.Text;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.ScenarioTests;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.ScenarioTests;

public class ScenarioTestReaderTests
{
    [Fact]
    public void Read_EveryKey_IsKept()
    {
        var file = Parse(
            """
            scenario: demo-epargne
            conversations:
              - name: all
                at: 2026-03-02T18:30+01:00
                columns: {first_name: Lucie, age: 40}
                turns:
                  - caller: oui
                    expect: {step: Q1, says: [a, b], says_not: c, intent: opt_out, rule: step.answered}
                  - types: non
                  - interrupts: stop
                  - mumbles: true
                  - silence: true
                  - silence: 2.5
                  - presses: "*9#"
                  - hangs_up: true
                    expect: {disposition: LEAD, ended: true, score: 80, opt_out: none, callback: mardi, values: {Q3: maison}}
            """
        );

        file.Scenario.ShouldBe("demo-epargne");
        var conversation = file.Conversations.ShouldHaveSingleItem();
        conversation.Line.ShouldBe(3);
        conversation.Start.ShouldBe(new DateTimeOffset(2026, 3, 2, 18, 30, 0, TimeSpan.FromHours(1)));
        conversation.Columns["first_name"].ShouldBe("Lucie");
        conversation
            .Turns.Select(t => t.Act)
            .ShouldBe([
                new CallerAct.Says("oui"),
                new CallerAct.Types("non"),
                new CallerAct.Interrupts("stop"),
                new CallerAct.Says(""),
                new CallerAct.StaysSilent(),
                new CallerAct.Waits(TimeSpan.FromSeconds(2.5)),
                new CallerAct.Presses("*9#"),
                new CallerAct.HangsUp(),
            ]);
        conversation.Turns[0].Expected.Length.ShouldBe(5);
        conversation.Turns[0].Expected.ShouldContain(new Expectation.Understood(8, Intent.OptOut));
        conversation
            .Turns[^1]
            .Expected.ShouldBe([
                new Expectation.Ends(16, Disposition.Lead),
                new Expectation.IsOver(16, true),
                new Expectation.Scored(16, 80),
                new Expectation.OptedOut(16, null),
                new Expectation.CallbackAsked(16, "mardi"),
                new Expectation.Kept(16, "Q3", "maison"),
            ]);
    }

    [Theory]
    [InlineData("- caller: oui\n        silence: true", 5, "conversations[1].turns[1]", "one act")]
    [InlineData("- {}", 5, "conversations[1].turns[1]", "nothing happens")]
    [InlineData("- oui", 5, "conversations[1].turns[1]", "a turn belongs here")]
    [InlineData("- caler: oui", 5, "conversations[1].turns[1].caler", "not known")]
    [InlineData("- presses: x", 5, "conversations[1].turns[1].presses", "no key")]
    [InlineData("- silence: 0", 5, "conversations[1].turns[1].silence", "out of range")]
    [InlineData("- hangs_up: false", 5, "conversations[1].turns[1].hangs_up", "not written")]
    [InlineData("- caller: oui\n        expect: {stop: Q1}", 6, "conversations[1].turns[1].expect.stop", "not known")]
    [InlineData("- caller: oui\n        expect: {}", 6, "conversations[1].turns[1].expect", "nothing is expected")]
    [InlineData("- caller: oui\n        expect: {intent: yes}", 6, "conversations[1].turns[1].expect.intent", "not known here")]
    [InlineData(
        "- caller: oui\n        expect: {disposition: WON}",
        6,
        "conversations[1].turns[1].expect.disposition",
        "not known here"
    )]
    [InlineData("- caller: oui\n        expect: {score: 101}", 6, "conversations[1].turns[1].expect.score", "out of range")]
    [InlineData(
        "- caller: oui\n        expect: {says: [[a]]}",
        6,
        "conversations[1].turns[1].expect.says",
        "a text belongs here"
    )]
    [InlineData("- caller: oui\n        expect: {values: {Q1: [a]}}", 6, "conversations[1].turns[1].expect.values.Q1", "a text")]
    public void Read_WrongTurn_IsToldWithLineAndKey(string turn, int line, string key, string problem)
    {
        var error = ErrorsOf($"conversations:\n  - name: a\n    columns: {{}}\n    turns:\n      {turn}").ShouldHaveSingleItem();

        error.Line.ShouldBe(line);
        error.Key.ShouldBe(key);
        error.Problem.ShouldContain(problem);
        error.Mend.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("- a", "key: value")]
    [InlineData("scenario: a", "missing")]
    [InlineData("conversations: []", "list of conversations")]
    [InlineData("conversations: [a]", "a conversation belongs here")]
    [InlineData("conversations: [{name: a}]", "missing")]
    [InlineData("conversations: [{name: a, turns: oui}]", "list of turns")]
    [InlineData("conversations: [{turns: [{caller: a}]}]", "missing")]
    [InlineData("conversations: [{name: a, at: demain, turns: [{caller: a}]}]", "no date and time")]
    [InlineData("conversations: [{name: a, columns: {b: [c]}, turns: [{caller: a}]}]", "a text belongs here")]
    public void Read_WrongFile_IsRefused(string text, string problem) =>
        ErrorsOf(text).ShouldHaveSingleItem().Problem.ShouldContain(problem);

    [Fact]
    public void Read_AnyText_NeverThrows()
    {
        var good = Encoding.UTF8.GetBytes(
            File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", "tests", "demo-epargne.yaml"))
        );
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.ToArray();
            for (var change = 0; change < 5; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            ScenarioTestReader.Read(Encoding.UTF8.GetString(bytes), "x.yaml").ShouldNotBeNull();
        }
    }

    private static ScenarioTestFile Parse(string text) =>
        ScenarioTestReader.Read(text, "x.yaml") is ScenarioTestOutcome.Valid { File: var file }
            ? file
            : throw new InvalidOperationException(string.Join('\n', ErrorsOf(text)));

    private static ImmutableArray<ScenarioError> ErrorsOf(string text) =>
        ScenarioTestReader.Read(text, "x.yaml") is ScenarioTestOutcome.Invalid { Errors: var errors } ? errors : [];
}
