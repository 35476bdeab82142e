using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Tests.Rails;
using Replay = MiniBot.Conversation.Journals.Replay;

namespace MiniBot.Conversation.Tests.Journals;

public class JournalTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260302, 7);

    [Fact]
    public void Journal_OfACall_ReplaysIdentically()
    {
        var call = Call.At("Q2").Says("c'est combien").Says("oui").StaysSilent(4).StaysSilent(4);
        var journal = Read(call.Journal);
        journal.Header.Scenario.ShouldBe("demo-epargne");
        journal.Header.Engines["recognizer"].ShouldBe("script 1");
        journal.Header.Personal.Variables["first_name"].ShouldBe("Nadia");
        journal.IsTruncated.ShouldBeFalse();
        var report = Replay.Run(Scripts.Savings, journal);
        report.IsSameScenario.ShouldBeTrue();
        report.Differences.ShouldBeEmpty();
        report.End.Result.Disposition.ShouldBe(call.Result.Disposition);
        report.End.Result.Reasons.ShouldBe(call.Result.Reasons);
    }

    [Fact]
    public void Journal_OfAnyCall_RoundTripsAndReplaysIdentically() =>
        Prop.ForAll(
                RandomCalls.Inputs.ToArbitrary(),
                inputs =>
                {
                    var call = new Call(Scripts.Everything);
                    foreach (var input in inputs)
                        call.Send(input);
                    var journal = Read(call.Journal);
                    journal.Entries.Length.ShouldBe(call.Inputs);
                    Replay.Run(Scripts.Everything, journal).Differences.ShouldBeEmpty();
                }
            )
            .Check(Seeded);

    [Fact]
    public void Journal_WithAModelAndATransfer_ReplaysIdentically()
    {
        var call = Call.At("Q1", Scripts.Everything).Says("pourquoi").Send(new CallInput.ModelSentence(1, "Un."));
        call.Send(new CallInput.ModelEnded(1)).Listens().Says("combien").StartsSpeaking().IsSaying("oui");
        call.Says("je voudrais parler à un conseiller").Send(new CallInput.TransferFailed("busy")).Listens();
        call.Says("demain").EndsWith(Disposition.Callback);
        var journal = Read(call.Journal);
        journal.Entries.SelectMany(e => e.Actions).ShouldBe(call.Actions);
        journal.Entries.SelectMany(e => e.Actions).OfType<CallAction.AskModel>().Last().Prompt.Messages.ShouldNotBeEmpty();
        Replay.Run(Scripts.Everything, journal).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void KeptWords_AreNeverCutWithinACharacter()
    {
        var call = Call.At("Q1").Says("ne m'appelez plus jamais " + new string('a', 174) + "😀 merci");
        call.Suppressed.Single().Evidence.Length.ShouldBe(199);
        Replay.Run(Scripts.Savings, Read(call.Journal)).Differences.ShouldBeEmpty();
        Call.At("Q1").Says("ne m'appelez plus jamais " + new string('a', 176)).Suppressed.Single().Evidence.Length.ShouldBe(200);
    }

    [Fact]
    public void Line_IsStableOnTheWire()
    {
        var line = Call.At("Q1")
            .Says("oui")
            .Journal.Split('\n')
            .First(l => l.Contains("step.answered", StringComparison.Ordinal));
        line.ShouldBe(
            """
            {"at":"2026-03-02T09:30:02+00:00","input":{"type":"caller_said","text":"oui","ear":"speech","confidence":0.9},"decision":{"rule":"step.answered","step":"Hello","intent":"affirm","score":1,"evidence":["oui"]},"actions":[{"type":"say","playout":3,"text":"Avez-vous déjà une épargne ?","audio_path":null,"interruptible":true}]}
            """
        );
    }

    [Fact]
    public void Replay_OfAnotherScenario_ShowsTheDifferences()
    {
        var changed = Scripts.Parse(
            Scripts.TextOf("demo-epargne.yaml").Replace("déjà une épargne", "une épargne", StringComparison.Ordinal)
        );
        var report = Replay.Run(changed, Read(Call.At("Q2").Journal));
        report.IsSameScenario.ShouldBeFalse();
        var difference = report.Differences.ShouldHaveSingleItem();
        difference.Recorded.OfType<CallAction.Say>().Single().Text.ShouldBe("Avez-vous déjà une épargne ?");
        difference.Replayed.OfType<CallAction.Say>().Single().Text.ShouldBe("Avez-vous une épargne ?");
    }

    [Fact]
    public void Replay_Difference_ReadsLineByLine()
    {
        var changed = Scripts.Parse(
            Scripts.TextOf("demo-epargne.yaml").Replace("déjà une épargne", "une épargne", StringComparison.Ordinal)
        );
        var report = Replay.Run(changed, Read(Call.At("Q2").Journal));
        report
            .Differences.Single()
            .Lines()
            .ShouldBe([
                """line 6: {"type":"caller_said","text":"oui","ear":"speech","confidence":0.9}""",
                """  - {"type":"say","playout":3,"text":"Avez-vous déjà une épargne ?","audio_path":null,"interruptible":true}""",
                """  + {"type":"say","playout":3,"text":"Avez-vous une épargne ?","audio_path":null,"interruptible":true}""",
            ]);
    }

    [Fact]
    public void Replay_OtherDecisionWithTheSameActions_IsADifference()
    {
        var text = Call.At("Q2")
            .Journal.Replace("\"rule\":\"step.answered\"", "\"rule\":\"step.guessed\"", StringComparison.Ordinal);
        var difference = Replay.Run(Scripts.Savings, Read(text)).Differences[0];
        difference.Recorded.ShouldBe(difference.Replayed);
        difference.RecordedDecision!.Rule.ShouldBe("step.guessed");
        difference.ReplayedDecision!.Rule.ShouldBe("step.answered");
        difference
            .Lines()
            .Skip(1)
            .ShouldBe(["  - step.guessed at Hello, read as affirm", "  + step.answered at Hello, read as affirm"]);
    }

    [Fact]
    public void Replay_SameActionsInAnotherOrder_SaysSo()
    {
        var (one, two) = (new CallAction.StopSpeaking(1), new CallAction.StopSpeaking(2));
        new ReplayDifference(2, new CallInput.Answered(), [one, two], [two, one])
            .Lines()
            .ShouldBe(["line 2: {\"type\":\"answered\"}", "  the same actions in another order"]);
    }

    [Fact]
    public void Read_TruncatedLastLine_IsLeftOut()
    {
        var text = Call.At("Q1").Journal;
        var whole = Read(text).Entries.Length;
        var journal = Read(text[..^20]);
        journal.IsTruncated.ShouldBeTrue();
        journal.Entries.Length.ShouldBe(whole - 1);
    }

    [Fact]
    public void Read_DamagedMiddleLine_IsRefusedWithItsNumber()
    {
        var lines = Call.At("Q1").Journal.Split('\n');
        lines[2] = "{\"at\":1}";
        Refuse(string.Join('\n', lines)).Line.ShouldBe(3);
    }

    [Fact]
    public void Read_NewerVersion_SaysSo() =>
        Refuse("{\"journal\":3}\n").Problem.ShouldBe("the journal has version 3, this program reads up to 2: update the program");

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[1]")]
    [InlineData("{\"journal\":1}")]
    [InlineData("{\"journal\":1,\"scenario\":null}")]
    public void Read_NoJournal_IsRefusedAtLineOne(string text) => Refuse(text).Line.ShouldBe(1);

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var valid = Encoding.UTF8.GetBytes(Call.At("Q1").Journal);
        var random = new Random(20260302);
        for (var run = 0; run < 2000; run++)
        {
            var bytes = valid.ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            JournalReader.Read(new StringReader(Encoding.UTF8.GetString(bytes))).ShouldNotBeNull();
        }
    }

    private static CallJournal Read(string text) =>
        JournalReader.Read(new StringReader(text)).ShouldBeOfType<JournalOutcome.Read>().Journal;

    private static JournalOutcome.Refused Refuse(string text) =>
        JournalReader.Read(new StringReader(text)).ShouldBeOfType<JournalOutcome.Refused>();
}
