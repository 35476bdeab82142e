using MiniBot.Calls.Tests.Listening;
using MiniBot.Conversation;
using MiniBot.Speech.Synthesis;
using MiniBot.Telephony;

namespace MiniBot.Calls.Tests;

/// <summary>Whatever breaks, the leg is hung up, the journal is whole, and the record says why.</summary>
public sealed class CallFailureTests
{
    [Fact]
    public void Caller_HangsUpDuringAPrompt_IsHungUp()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Leg.End(HangUpCause.Remote);
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.HungUp);
        record.Failure.ShouldBeNull();
    }

    [Theory]
    [InlineData(HangUpCause.MediaTimeout)]
    [InlineData(HangUpCause.SignallingFailed)]
    [InlineData(HangUpCause.Local)]
    public void Leg_Breaks_IsFailedWithTheCause(HangUpCause cause)
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Leg.End(cause);
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.Failed);
        record.Failure.ShouldBe($"the leg broke: {cause}");
    }

    [Fact]
    public void Call_Cancelled_HangsUpAndReturns()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Cancel();
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.Failed);
        record.Failure.ShouldBe("the call was cancelled");
    }

    [Fact]
    public void Voice_Fails_IsFailedWithTheCause()
    {
        using var call = new CallBench { Voice = (_, _) => new(new SynthesisOutcome.Failed("the engine is gone")) }.Answer();
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.Failed);
        record.Failure.ShouldBe("the engine is gone");
        record.FirstAudioAfter.ShouldBeNull();
    }

    [Fact]
    public void Voice_Throws_EndsTheCallInsteadOfLeavingItSilent()
    {
        using var call = new CallBench { Voice = (_, _) => throw new IOException("secret") }.Answer();

        call.End().Failure.ShouldBe("the voice failed: IOException");
    }

    [Fact]
    public void Voice_FailsForASentenceNoLongerWanted_DoesNotMatter()
    {
        var broken = new TaskCompletionSource<SynthesisOutcome>();
        using var call = new CallBench
        {
            Voice = (text, token) =>
                text.Contains("épargne ?", StringComparison.Ordinal) ? new(broken.Task) : TestVoice.SpeakAsync(text, token),
        }.Answer();
        call.Listen("une minute");
        call.Reply("oui");
        call.Reply("oui");
        broken.SetResult(new SynthesisOutcome.Failed("too late"));
        call.Settle();

        call.Listen("diversifier");
    }

    [Fact]
    public void Ears_Throw_EndTheCall()
    {
        using var ears = new FakeEars("oui") { BreaksDown = true };
        using var call = new CallBench { Ears = ears }.Answer();
        call.Listen("une minute");
        call.Tick(10, heard: FakeEars.Loud);
        var record = call.End();

        record.Failure.ShouldBe("the ears failed: InvalidOperationException");
        record.Result.Disposition.ShouldBe(Disposition.Failed);
    }

    [Fact]
    public void Journal_CannotBeOpened_HangsUpAndThrows()
    {
        using var call = new CallBench
        {
            JournalPath = Path.Combine(Path.GetTempPath(), "no-such-folder", "call.jsonl"),
        }.Answer();

        Should.Throw<DirectoryNotFoundException>(call.Conclude);
    }

    [Fact]
    public void Journal_DiskFull_HangsUpAndThrowsBeforeAnythingIsSaid()
    {
        using var call = new CallBench { JournalPath = "/dev/full" }.Answer();

        Should.Throw<IOException>(call.Conclude);
        call.Leg.SentText.ShouldBeEmpty();
    }
}
