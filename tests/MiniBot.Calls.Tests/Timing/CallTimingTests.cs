using MiniBot.Calls.Tests.Listening;
using MiniBot.Telephony;

namespace MiniBot.Calls.Tests.Timing;

/// <summary>A whole call tells how long each spoken turn waited.</summary>
public sealed class CallTimingTests
{
    private const int Utterance = 30;

    [Fact]
    public void Record_SpokenTurn_HasTheSilenceThatWasWaitedThrough()
    {
        using var ears = new FakeEars("oui bien sûr");
        using var call = new CallBench { Ears = ears }.Answer();
        call.Listen("une minute");
        call.Tick(Utterance, FakeEars.Loud);
        call.ListenToStart("épargne");
        call.Leg.End(HangUpCause.Remote);

        var turn = call.End().Turns.ShouldHaveSingleItem();
        turn.EndOfTurn.ShouldBeInRange(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2));
        turn.AfterEndOfTurn.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
        turn.Model.ShouldBeNull();
    }

    [Fact]
    public void Record_TypedTurn_IsNotCounted()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Reply("oui bien sûr");
        call.ListenToStart("épargne");
        call.Leg.End(HangUpCause.Remote);

        call.End().Turns.ShouldBeEmpty();
    }
}
