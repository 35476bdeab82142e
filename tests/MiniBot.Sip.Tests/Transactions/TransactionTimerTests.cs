using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.Transactions;

public sealed class TransactionTimerTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _peer;

    public TransactionTimerTests()
    {
        _network.Delay = _ => TimeSpan.Zero;
        _agent = new SimulatedAgent(_network, "192.0.2.1", seed: 1);
        _peer = new ScriptedPeer(_network, "192.0.2.2");
    }

    [Fact]
    public void InviteClient_Unanswered_DoublesFromT1()
    {
        _agent.Dial("sip:peer@192.0.2.2", ringSeconds: 170);
        _network.RunSeconds(60);
        _peer.SecondsOf(SipMethods.Invite).ShouldBe([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5]);
    }

    [Fact]
    public void InviteClient_AfterAProvisional_IsQuiet()
    {
        _peer.OnRequest = request => _peer.Respond(request, 100);
        _agent.Dial("sip:peer@192.0.2.2", ringSeconds: 170);
        _network.RunSeconds(60);
        _peer.Requests(SipMethods.Invite).Count().ShouldBe(1);
    }

    [Fact]
    public void InviteClient_RefusalRepeatedWithinTimerD_IsAckedAgain()
    {
        _peer.AnswerInvites(486, "b");
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(31);
        _peer.Respond(_peer.Requests(SipMethods.Invite).First(), 486, "b");
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Ack).Count().ShouldBe(2);
        _network.RunSeconds(2);
        _peer.Respond(_peer.Requests(SipMethods.Invite).First(), 486, "b");
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Ack).Count().ShouldBe(2);
        _agent.Core.StrayResponses.ShouldBe(1);
    }

    [Fact]
    public void InviteClient_OverTcp_IsSentOnce()
    {
        _agent.Dial("sip:peer@192.0.2.2;transport=tcp", ringSeconds: 170);
        _network.RunSeconds(60);
        _peer.Requests(SipMethods.Invite).Count().ShouldBe(1);
        _agent.EventsOf<CallEvent.Failed>().ShouldHaveSingleItem().Failure.ShouldBeOfType<CallFailure.NoResponse>();
    }

    [Fact]
    public void NonInviteClient_Bye_DoublesToT2UntilTimerF()
    {
        _peer.AnswerInvites(200, "b", "answer");
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(60);
        _peer.SecondsOf(SipMethods.Bye).ShouldBe([1, 1.5, 2.5, 4.5, 8.5, 12.5, 16.5, 20.5, 24.5, 28.5, 32.5]);
    }

    [Fact]
    public void NonInviteClient_Trying_SlowsDownToT2()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(request, 200, "b", "answer");
            else if (request.Method == SipMethods.Bye)
                _peer.Respond(request, 100);
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(11);
        _peer.SecondsOf(SipMethods.Bye).ShouldBe([1, 1.5, 5.5, 9.5]);
    }

    [Fact]
    public void InviteServer_RefusalUnacknowledged_DoublesToT2UntilTimerH()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Reject(call, 486));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer"));
        _network.RunSeconds(60);
        var seconds = _peer.Received.Where(r => r.Message is SipResponse { Code: 486 }).Select(r => r.At.TotalSeconds);
        seconds.ShouldBe([0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]);
        _agent.Core.NextTimer.ShouldBeNull();
    }

    [Fact]
    public void NonInviteServer_RequestRepeated_GetsTheSameAnswerUntilTimerJ()
    {
        var options = _peer.Request(SipMethods.Options, _agent);
        _peer.Send(options);
        _network.RunSeconds(31);
        _peer.Send(options);
        _network.RunSeconds(0.1);
        var answers = _peer.Received.Select(r => (SipResponse)r.Message).ToList();
        answers.Count.ShouldBe(2);
        answers[1].To.Tag.ShouldBe(answers[0].To.Tag);
        _network.RunSeconds(2);
        _peer.Send(options);
        _network.RunSeconds(0.1);
        _peer.LastResponse.To.Tag.ShouldNotBe(answers[0].To.Tag);
    }

    [Fact]
    public void Server_BranchWithoutCookie_IsMatchedByCallToo()
    {
        var one = _peer.Request(SipMethods.Options, _agent, callId: "one");
        var two = _peer.Request(SipMethods.Options, _agent, callId: "two");
        var via = one.TopVia with { Parameters = SipParameters.Empty.With("branch", "1") };
        _peer.Send(one with { Vias = [via] });
        _peer.Send(two with { Vias = [via] });
        _network.RunSeconds(0.1);
        _peer.Received.Select(r => r.Message.CallId).ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public void TransportError_EndsTheAttempt()
    {
        _agent.FailsToSend = (_, _) => true;
        _agent.Dial("sip:peer@192.0.2.2");
        _agent.EventsOf<CallEvent.Failed>().ShouldHaveSingleItem().Failure.ShouldBeOfType<CallFailure.TransportFailed>();
    }
}
