using MiniBot.Audio.Wave;
using MiniBot.Conversation;

namespace MiniBot.Calls.Tests;

/// <summary>What remains of a call: its recording and its journal.</summary>
public sealed class CallProofTests
{
    private const short CallersLevel = 1234;

    [Fact]
    public void Recording_AfterTheCall_HoldsTheCallerLeftAndTheAgentRight()
    {
        using var call = new CallBench { Records = true }.Answer();
        var disclosure = call.Listen("Bonjour");
        call.Tick(100, heard: CallersLevel);
        call.Press('9');
        call.End().Failure.ShouldBeNull();

        var file = Wav.Read(call.RecordingPath).ShouldBeOfType<WavReading.Loaded>().File;
        file.Format.Channels.ShouldBe(2);
        var (caller, agent) = (file.Channel(0).Samples, file.Channel(1).Samples);
        AudioMatch.Find(agent.Span, TestVoice.Samples(disclosure)).Correlation.ShouldBeGreaterThan(0.99);
        agent.ToArray().ShouldBe(call.Leg.Spoken.Take(agent.Length));
        caller.ToArray().Count(sample => Math.Abs(sample) == CallersLevel).ShouldBe(100 * FakeCallLeg.FrameLength);
        caller.ToArray().ShouldAllBe(sample => sample == 0 || Math.Abs(sample) == CallersLevel);
    }

    [Fact]
    public void Recording_CannotBeMade_IsReportedAndTheCallGoesOn()
    {
        using var call = new CallBench { Records = true };
        Directory.CreateDirectory(call.RecordingPath);
        call.Answer().Listen("une minute");
        call.Reply("non merci");
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.NotInterested);
        record.Failure.ShouldNotBeNull().ShouldStartWith("The call is not recorded");
    }

    [Fact]
    public void Journal_OfEveryUtterance_HoldsItsEnd()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Reply("oui");
        call.Listen("épargne");
        call.Reply("ça ne m'intéresse pas");
        call.End();

        var entries = call.ReadJournal().Entries;
        var said = entries.SelectMany(entry => entry.Actions).OfType<CallAction.Say>().Select(say => say.Playout);
        var ended = entries.Select(entry => entry.Input).OfType<CallInput.PlayoutEnded>().Select(end => end.Playout);
        ended.ShouldBe(said);
        call.Happened.ShouldBe(["suppressed Refusal", "hung up"]);
    }
}
