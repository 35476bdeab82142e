using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.ScenarioTests;

namespace MiniBot.Conversation.Tests.ScenarioTests;

public class ScenarioTestRunTests
{
    [Theory]
    [InlineData("{caller: oui, expect: {step: Q2}}", "step: expected Q2; the call goes on at Q1")]
    [InlineData("{caller: oui, expect: {step: Q7}}", "step: expected Q7, which the scenario has not; the call goes on at Q1")]
    [InlineData(
        "{caller: oui, expect: {says: [épargne, lune]}}",
        "says: expected \"lune\"; said was \"Avez-vous déjà une épargne ?\""
    )]
    [InlineData(
        "{caller: oui, expect: {says_not: ÉPARGNE}}",
        "says_not: expected nothing of \"ÉPARGNE\"; said was \"Avez-vous déjà une épargne ?\""
    )]
    [InlineData("{caller: oui, expect: {intent: deny}}", "intent: expected deny; decided was step.answered (affirm)")]
    [InlineData("{caller: oui, expect: {rule: refused}}", "rule: expected refused; decided was step.answered (affirm)")]
    [InlineData("{presses: 5, expect: {rule: refused}}", "rule: expected refused; nothing was decided")]
    [InlineData("{presses: 5, expect: {says: oui}}", "says: expected \"oui\"; nothing was said")]
    [InlineData("{caller: oui, expect: {disposition: LEAD}}", "disposition: expected LEAD; the call goes on at Q1")]
    [InlineData("{presses: 9, expect: {disposition: LEAD}}", "disposition: expected LEAD; the call ended with OPT_OUT")]
    [InlineData("{presses: 9, expect: {ended: false}}", "ended: expected the call to go on; the call ended with OPT_OUT")]
    [InlineData("{presses: 9, expect: {opt_out: refusal}}", "opt_out: expected refusal; it is hard")]
    [InlineData("{caller: oui, expect: {score: 5}}", "score: expected 5; it is 0")]
    [InlineData("{caller: oui, expect: {values: {Q1: oui}}}", "values.Q1: expected \"oui\"; nothing is kept")]
    [InlineData("{caller: oui, expect: {callback: mardi}}", "callback: expected \"mardi\"; no callback was asked for")]
    public void Run_FailingExpectation_SaysWhatHappened(string turn, string told)
    {
        var report = Run($"[{turn}]");

        report.Passed.ShouldBeFalse();
        var failure = report.Failures.ShouldHaveSingleItem();
        failure.ToString().ShouldBe(told);
        failure.Line.ShouldBe(3);
        report.Transcript.ShouldNotBeEmpty();
    }

    [Fact]
    public void Run_ActAfterTheEnd_IsAFailure() =>
        Run("[{hangs_up: true}, {caller: allô}]")
            .Failures.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("turn: expected the call to go on; it was over before: the call ended with HUNG_UP");

    [Fact]
    public void Run_FirstFailingTurn_EndsTheConversation() =>
        Run("[{caller: oui, expect: {step: Q3}}, {caller: oui, expect: {step: Bye}}]").Failures.Length.ShouldBe(1);

    [Fact]
    public void Run_Interruption_CutsWhatPlays()
    {
        var report = Run("[{caller: oui}, {interrupts: oui j'ai un livret, expect: {rule: barge_in, step: Q2, score: 25}}]");

        report.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Run_BackChannel_InterruptsNothing() =>
        Run("[{caller: oui}, {interrupts: ok, expect: {rule: barge_in.back_channel, step: Q1, score: 0}}]")
            .Failures.ShouldBeEmpty();

    [Fact]
    public void Run_InterruptionOfTheDisclosure_HearsItWhole() =>
        Run("[{interrupts: oui, expect: {step: Hello, says: Avez-vous une minute, score: 0}}]").Failures.ShouldBeEmpty();

    [Fact]
    public void Run_LongSilence_EndsTheCall() =>
        Run("[{silence: 60, expect: {disposition: NO_ANSWER, ended: true}}]").Failures.ShouldBeEmpty();

    [Fact]
    public void Run_Expectation_OfAnAct_OutlivesSeveralTurns() =>
        Run("[{caller: oui}, {expect: {step: Q1}}, {expect: {says: épargne}}]").Failures.ShouldBeEmpty();

    [Theory]
    [InlineData("completed", "{caller: je veux parler à un conseiller, expect: {disposition: TRANSFERRED, ended: true}}")]
    [InlineData("failed", "{caller: je veux parler à un conseiller, expect: {disposition: CALLBACK, ended: false}}")]
    [InlineData("unanswered", "{caller: je veux parler à un conseiller}, {silence: 21, expect: {disposition: CALLBACK}}")]
    public void Run_Transfer_EndsAsTheScriptSays(string transfer, string turns)
    {
        var scenario = Scripts.Parse(
            Scripts.TextOf("demo-epargne.yaml").Replace("objective: appointment", "objective: transfer", StringComparison.Ordinal)
        );

        Run($"[{turns}]", scenario, transfer).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Run_Twice_IsTheSame()
    {
        var (first, second) = (Run("[{caller: oui}, {silence: true}]"), Run("[{caller: oui}, {silence: true}]"));

        first.Transcript.ShouldBe(second.Transcript);
        first.Transcript[^1].ToString().ShouldBe("00:20.4  agent   Je vous écoute, êtes-vous toujours là ?");
    }

    private static ConversationReport Run(string turns, Scenario? scenario = null, string transfer = "completed")
    {
        var text = $"conversations:\n  - name: a\n    turns: {turns}\n    transfer: {transfer}\n";
        var file = ((ScenarioTestOutcome.Valid)ScenarioTestReader.Read(text, "x.yaml")).File;
        return ScenarioTestRun.Run(scenario ?? Scripts.Savings, file.Conversations[0]);
    }
}
