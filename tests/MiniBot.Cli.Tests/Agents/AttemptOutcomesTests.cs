using MiniBot.Cli.Agents;
using MiniBot.Compliance;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Cli.Tests.Agents;

public sealed class AttemptOutcomesTests
{
    public static TheoryData<DialOutcome, Disposition, string?> Outcomes =>
        new()
        {
            { new DialOutcome.Busy(486), Disposition.Busy, null },
            { new DialOutcome.NoAnswer(), Disposition.NoAnswer, null },
            { new DialOutcome.Rejected(603), Disposition.Rejected, "SIP 603" },
            { new DialOutcome.Unreachable(404), Disposition.Unreachable, "SIP 404" },
            { new DialOutcome.Unreachable(0), Disposition.Unreachable, "no answer to our SIP request" },
            { new DialOutcome.Failed(DialStage.Media, "no port"), Disposition.Failed, "Media: no port" },
        };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void NotAnswered_Sent_HasItsDispositionAndCause(DialOutcome outcome, Disposition disposition, string? cause)
    {
        var attempt = AttemptOutcomes.NotAnswered(outcome);

        attempt.Disposition.ShouldBe(disposition);
        attempt.Cause.ShouldBe(cause);
        attempt.InviteSent.ShouldBeTrue();
        attempt.RefusalCode.ShouldBeNull();
    }

    [Fact]
    public void NotAnswered_RefusedByTheGate_WasNotSent()
    {
        var refusal = new GateRefusal(GateReason.OptedOut, "asked during a call");

        var attempt = AttemptOutcomes.NotAnswered(new DialOutcome.Refused(refusal));

        attempt.Disposition.ShouldBe(Disposition.Refused);
        attempt.RefusalCode.ShouldBe("OPTED_OUT");
        attempt.Cause.ShouldBe("asked during a call");
        attempt.InviteSent.ShouldBeFalse();
    }

    [Fact]
    public void Voiceless_NobodyWasCalled()
    {
        var attempt = AttemptOutcomes.Voiceless("no engine");

        attempt.Disposition.ShouldBe(Disposition.Failed);
        attempt.InviteSent.ShouldBeFalse();
        attempt.Cause.ShouldBe("the agent cannot speak: no engine");
    }

    [Fact]
    public void CallReport_OnlyWhatCertainlySentNothing_WasNotPlaced()
    {
        CallReport.NotPlaced("sip:me@127.0.0.1", "no line").Placed.ShouldBeFalse();
        CallReport.CutShort("sip:me@127.0.0.1").Placed.ShouldBeTrue();
        CallReport.NotAnswered("sip:me@127.0.0.1", new DialOutcome.Busy(486)).Placed.ShouldBeTrue();
    }
}
