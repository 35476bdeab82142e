using System.Collections.Immutable;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>What comes too late, or makes no sense, changes nothing.</summary>
public class RailStaleTests
{
    [Fact]
    public void Silence_OfBeforeTheCallerAskedForAMoment_LeavesThePatience()
    {
        var call = Call.At("Q1").StartsSpeaking();
        var running = call.State.SilenceGeneration;
        call.Send(new CallInput.CallerSaid("attendez", Ear.Speech, 1)).Send(new CallInput.TimerFired(CallTimer.Silence, running));
        call.Listens().Then().StaysSilent(19).AgentSays();
        call.StaysSilent(1).DecidedBy("wait.over");
    }

    [Fact]
    public void Silence_OfBeforeTheGoodBye_ChangesNothing()
    {
        var call = Call.At("Q1").StartsSpeaking();
        var running = call.State.SilenceGeneration;
        call.Send(new CallInput.DigitPressed('9'));
        Changes(call, new CallInput.TimerFired(CallTimer.Silence, running)).ShouldBeFalse();
    }

    [Fact]
    public void Silence_OfAnotherGeneration_ChangesNothing()
    {
        var call = Call.At("Q1").StartsSpeaking();
        var running = call.State.SilenceGeneration;
        Changes(call, new CallInput.TimerFired(CallTimer.Silence, running - 1)).ShouldBeFalse();
        Changes(call, new CallInput.TimerFired(CallTimer.Silence, running + 1)).ShouldBeFalse();
        Changes(call, new CallInput.TimerFired(CallTimer.Silence, running)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(CallTimer.Transfer)]
    [InlineData(CallTimer.Model)]
    public void Timer_ThatWasNeverStarted_ChangesNothing(CallTimer timer)
    {
        var call = Call.At("Q1");
        for (var generation = 0; generation < 3; generation++)
            Changes(call, new CallInput.TimerFired(timer, generation)).ShouldBeFalse();
    }

    [Fact]
    public void Timer_OfANewerHost_ChangesNothing()
    {
        var before = Call.At("Q1").State;
        var after = Rail.Advance(before, new CallInput.TimerFired((CallTimer)99, 1), default);
        after.State.ShouldBe(before);
        after.Actions.ShouldBeEmpty();
        after.Decision.ShouldBeNull();
    }

    [Fact]
    public void EverythingButAnOptOut_AfterTheCallEnded_ChangesNoResult()
    {
        CallInput[] inputs =
        [
            new CallInput.Answered(),
            new CallInput.CallerStartedSpeaking(),
            new CallInput.CallerSaid("non merci", Ear.Speech, 1),
            new CallInput.CallerSaid("rappelez-moi demain", Ear.Speech, 1),
            new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(3), Complete: true),
            new CallInput.TransferCompleted(),
            new CallInput.TransferFailed("busy"),
            new CallInput.ModelSentence(1, "Oui."),
            new CallInput.ModelEnded(1),
            new CallInput.ModelFailed(1, "late"),
            new CallInput.CallerHungUp(),
            new CallInput.LegFailed("late"),
        ];
        foreach (var input in inputs)
        {
            var call = Call.At("Q2", Scripts.Everything).HangsUp();
            call.Send(input).LastActions.ShouldBeEmpty(input.ToString());
            call.EndsWith(Disposition.HungUp).Result.OptOut.ShouldBeNull();
        }
    }

    [Fact]
    public void Result_BeforeAnythingIsDecided_IsThatOfACallThatBrokeOff()
    {
        var result = new Call().Result;
        (result.Disposition, result.Score, result.OptOut).ShouldBe((Disposition.HungUp, 0, null));
        result.LeadThreshold.ShouldBe(Scripts.Savings.LeadThreshold);
    }

    [Fact]
    public void Arguments_Missing_AreRefused()
    {
        var none = ImmutableDictionary<string, string>.Empty;
        var start = Rail.Start(Scripts.Savings, none);
        Should.Throw<ArgumentNullException>(() => Rail.Start(null!, none)).ParamName.ShouldBe("scenario");
        Should.Throw<ArgumentNullException>(() => Rail.Start(Scripts.Savings, null!)).ParamName.ShouldBe("variables");
        Should
            .Throw<ArgumentNullException>(() => Rail.Advance(null!, new CallInput.Answered(), default))
            .ParamName.ShouldBe("state");
        Should.Throw<ArgumentNullException>(() => Rail.Advance(start, null!, default)).ParamName.ShouldBe("input");
    }

    private static bool Changes(Call call, CallInput input)
    {
        var before = call.State;
        call.Send(input);
        return call.State != before || call.LastActions.Count > 0;
    }
}
