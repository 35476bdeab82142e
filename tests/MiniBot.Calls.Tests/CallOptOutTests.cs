using MiniBot.Calls.Tests.Listening;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Calls.Tests;

/// <summary>A person who does not want to be called is never lost, whatever else happens to the call.</summary>
public sealed class CallOptOutTests
{
    private const string Confirmation = "C'est noté, vous ne serez plus appelé. Au revoir.";

    [Fact]
    public void Key9_DuringAQuestion_SuppressesThenConfirmsWholeThenHangsUp()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Press('9');
        call.Happened.ShouldBe(["suppressed Hard"]);
        call.Leg.SentText.ShouldNotContain(Confirmation);

        call.Listen(Confirmation);
        call.Type("non attendez");
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.OptOut);
        call.Happened.ShouldBe(["suppressed Hard", "hung up"]);
        AudioMatch.Find([.. call.Leg.Spoken], TestVoice.Samples(Confirmation)).Correlation.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Typing_DuringTheConfirmation_DoesNotStopIt()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Reply("ne m'appelez plus");
        call.ListenToStart(Confirmation);
        call.Type("merci");
        call.End();

        AudioMatch.Find([.. call.Leg.Spoken], TestVoice.Samples(Confirmation)).Correlation.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void OptOut_TypedWithoutALineEndBeforeHangingUp_Counts()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Type("ne m'appelez plus");
        call.Leg.End(HangUpCause.Remote);

        call.End().Result.Disposition.ShouldBe(Disposition.OptOut);
        call.Happened.ShouldBe(["suppressed Hard"]);
    }

    [Fact]
    public void OptOut_InTheMiddleOfASentence_IsObeyedBeforeItsEnd()
    {
        using var ears = new FakeEars("stop je ne veux plus être dérangé par vous");
        ears.Say("stop", "stop", "stop je ne", "stop je ne");
        using var call = new CallBench { Ears = ears }.Answer();
        call.Listen("une minute");
        call.Tick(30, heard: FakeEars.Loud);
        call.Happened.ShouldBe(["suppressed Hard"]);
        call.Tick(40, heard: FakeEars.Loud);
        call.Listen(Confirmation);

        call.End().Result.Disposition.ShouldBe(Disposition.OptOut);
        var inputs = call.ReadJournal().Entries.Select(entry => entry.Input).ToList();
        inputs.OfType<CallInput.CallerPartial>().ShouldBe([new CallInput.CallerPartial("stop", Ear.Speech)]);
        call.Happened.ShouldBe(["suppressed Hard", "hung up"]);
    }

    [Fact]
    public void Sentence_ThatIsNoOptOut_LeavesNoPartialInTheJournal()
    {
        using var ears = new FakeEars("oui");
        ears.Say("oui", "oui", "ne m'appelez plus", "ne m'appelez plus");
        using var call = new CallBench { Ears = ears }.Answer();
        call.Listen("une minute");
        call.Tick(60, heard: FakeEars.Loud);
        call.Listen("épargne");

        call.ReadJournal().Entries.Select(entry => entry.Input).OfType<CallInput.CallerPartial>().ShouldBeEmpty();
        call.Happened.ShouldBeEmpty();
    }

    [Fact]
    public void OptOut_TypedInTheMiddleOfASentence_IsObeyedAtTheEndOfTheWord()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Type("stop");
        call.Happened.ShouldBeEmpty();
        call.Type(", je ne veux");
        call.Happened.ShouldBe(["suppressed Hard"]);
        call.Type(" plus rien\u2028");
        call.Listen(Confirmation);

        call.End().Result.Disposition.ShouldBe(Disposition.OptOut);
        call.Happened.ShouldBe(["suppressed Hard", "hung up"]);
    }

    [Fact]
    public void OptOut_SpokenWhileTheLineCloses_Counts()
    {
        using var ears = new FakeEars("ne m'appelez plus");
        using var call = new CallBench { Ears = ears }.Answer();
        call.Listen("une minute");
        call.Tick(10, heard: FakeEars.Loud);
        call.Leg.End(HangUpCause.Remote);

        var record = call.End();
        record.Result.Disposition.ShouldBe(Disposition.OptOut);
        record.Losses.Any.ShouldBeFalse();
        call.Happened.ShouldBe(["suppressed Hard"]);
    }

    [Fact]
    public void OptOut_BehindAFloodOfText_Counts()
    {
        using var call = new CallBench().Answer();
        for (var i = 0; i < 2000; i++)
            call.Leg.Type("blabla ");
        call.Leg.Press('9');
        call.Leg.End(HangUpCause.Remote);

        var record = call.End();
        record.Result.OptOut.ShouldBe(OptOut.Hard);
        record.Losses.Any.ShouldBeFalse();
    }

    [Fact]
    public void OptOut_WhileTheCallIsCancelled_IsStillEntered()
    {
        var ledger = new TaskCompletionSource();
        using var call = new CallBench { Suppress = (_, token) => new(ledger.Task.WaitAsync(token)) }.Answer();
        call.Listen("une minute");
        call.Press('9');
        call.Cancel();
        call.IsOver.ShouldBeFalse();
        ledger.SetResult();

        var record = call.End();
        record.Result.Disposition.ShouldBe(Disposition.OptOut);
        record.Failure.ShouldBe("the call was cancelled");
    }

    [Fact]
    public void OptOut_LedgerFails_EndsTheCallWithoutAPromiseAndReportsBoth()
    {
        using var call = new CallBench { Suppress = (_, _) => throw new IOException("disk full") }.Answer();
        call.Listen("une minute");
        call.Press('9');

        var record = call.End();
        record.Failure.ShouldBe("an opt-out could not be entered: IOException");
        record.Result.OptOut.ShouldBe(OptOut.Hard);
        record.Result.Disposition.ShouldBe(Disposition.OptOut);
        call.Leg.SentText.ShouldNotContain(Confirmation);
    }

    [Fact]
    public void OptOut_LedgerNeverAnswers_IsGivenUpAfterTenSeconds()
    {
        using var call = new CallBench
        {
            Suppress = (_, token) => new(new TaskCompletionSource().Task.WaitAsync(token)),
        }.Answer();
        call.Listen("une minute");
        call.Press('9');
        call.Tick(499);
        call.IsOver.ShouldBeFalse();
        call.Tick(2);

        call.End().Failure.ShouldNotBeNull().ShouldStartWith("an opt-out could not be entered");
    }
}
