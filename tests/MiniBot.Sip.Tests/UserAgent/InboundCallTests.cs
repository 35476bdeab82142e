using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

public sealed class InboundCallTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _peer;

    public InboundCallTests()
    {
        _agent = new SimulatedAgent(_network, "192.0.2.1", 1, o => o with { MaxCalls = 2 });
        _peer = new ScriptedPeer(_network, "192.0.2.2");
    }

    private IEnumerable<int> Codes => _peer.Received.Select(r => r.Message).OfType<SipResponse>().Select(r => r.Code);

    [Fact]
    public void Invite_RingAndAnswer_EstablishedByAck()
    {
        _agent.OnIncoming = call =>
        {
            _agent.Do(new UserAgentInput.Ring(call));
            _agent.Do(new UserAgentInput.Answer(call, SimulatedAgent.Sdp("answer")));
        };
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer"));
        _network.RunSeconds(0.1);
        Codes.ShouldBe([100, 180, 200]);
        _agent.EventsOf<CallEvent.Established>().ShouldBeEmpty();
        Acknowledge();
        _network.RunSeconds(10);
        _agent.EventsOf<CallEvent.Established>().Count().ShouldBe(1);
        Codes.Count(c => c == 200).ShouldBe(1);
    }

    [Fact]
    public void Answer_NoAck_RepeatsUntilItGivesUpWithBye()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Answer(call, SimulatedAgent.Sdp("answer")));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer"));
        _network.RunSeconds(33);
        var seconds = _peer
            .Received.Where(r => r.Message is SipResponse { Code: 200 })
            .Select(r => Math.Round(r.At.TotalSeconds - 0.02, 1));
        seconds.ShouldBe([0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5]);
        _peer.Requests(SipMethods.Bye).ShouldNotBeEmpty();
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.SignallingFailed);
    }

    [Fact]
    public void HangUp_BeforeTheAck_ByeWaitsForIt()
    {
        CallHandle handle = default;
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Answer(handle = call, SimulatedAgent.Sdp("answer")));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer"));
        _network.RunSeconds(0.1);
        _agent.Do(new UserAgentInput.HangUp(handle));
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Bye).ShouldBeEmpty();
        Acknowledge();
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Bye).Count().ShouldBe(1);
    }

    [Fact]
    public void Invite_Repeated_IsOneCall()
    {
        var invite = _peer.Request(SipMethods.Invite, _agent, sdp: "offer");
        _peer.Send(invite);
        _peer.Send(invite);
        _network.RunSeconds(0.1);
        _agent.EventsOf<CallEvent.Incoming>().Count().ShouldBe(1);
        Codes.ShouldBe([100, 100]);
    }

    [Fact]
    public void Invite_OnAnotherPath_IsRefusedAsMerged()
    {
        var invite = _peer.Request(SipMethods.Invite, _agent, sdp: "offer");
        var copy = invite with
        {
            Vias = [invite.TopVia with { Parameters = SipParameters.Empty.With("branch", "z9hG4bKother") }],
        };
        _peer.Send(invite);
        _peer.Send(copy);
        _network.RunSeconds(0.1);
        Codes.ShouldContain(482);
        _agent.EventsOf<CallEvent.Incoming>().Count().ShouldBe(1);
    }

    [Fact]
    public void Cancel_WhileRinging_Gets200AndInvite487()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Ring(call));
        var invite = _peer.Request(SipMethods.Invite, _agent, sdp: "offer");
        _peer.Send(invite);
        _network.RunSeconds(0.1);
        _peer.Send(
            invite with
            {
                Method = SipMethods.Cancel,
                CSeq = invite.CSeq with { Method = SipMethods.Cancel },
                Body = default,
            }
        );
        _network.RunSeconds(0.1);
        Codes.ShouldBe([100, 180, 200, 487]);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Remote);
        _agent.Core.CallCount.ShouldBe(0);
    }

    [Fact]
    public void Cancel_OfNothing_Gets481()
    {
        _peer.Send(_peer.Request(SipMethods.Cancel, _agent));
        _network.RunSeconds(0.1);
        Codes.ShouldBe([481]);
    }

    [Theory]
    [InlineData(486)]
    [InlineData(480)]
    [InlineData(603)]
    public void Reject_RepeatedUntilAcknowledged(int code)
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Reject(call, code));
        var invite = _peer.Request(SipMethods.Invite, _agent, sdp: "offer");
        _peer.Send(invite);
        _network.RunSeconds(2);
        Codes.ShouldBe([100, code, code, code]);
        _peer.Send(invite with { Method = SipMethods.Ack, CSeq = invite.CSeq with { Method = SipMethods.Ack }, Body = default });
        _network.RunSeconds(60);
        Codes.Count().ShouldBe(4);
    }

    [Fact]
    public void Invite_WithoutOffer_AnswerComesInAck()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Answer(call, SimulatedAgent.Sdp("ours")));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent));
        _network.RunSeconds(0.1);
        _agent.EventsOf<CallEvent.Incoming>().Single().Offer.ShouldBeNull();
        Acknowledge("theirs");
        _network.RunSeconds(0.1);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.AnswerReceived>().ShouldHaveSingleItem().Answer).ShouldBe("theirs");
    }

    [Fact]
    public void Invite_RequiresReliable_RingingRepeatedUntilPrack()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Ring(call));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer", headers: (HeaderNames.Require, "100rel")));
        _network.RunSeconds(1);
        Codes.ShouldBe([100, 180, 180]);
        var ringing = _peer.LastResponse;
        ringing.Headers.ListHas(HeaderNames.Require, "100rel").ShouldBeTrue();
        _peer.Send(
            _peer.Request(
                SipMethods.Prack,
                _agent,
                2,
                toTag: ringing.To.Tag,
                headers: (HeaderNames.RAck, $"{ringing.Headers[HeaderNames.RSeq]} 1 INVITE")
            )
        );
        _network.RunSeconds(10);
        Codes.ShouldBe([100, 180, 180, 200]);
    }

    [Theory]
    [InlineData(HeaderNames.Require, "nosuchthing", 420)]
    [InlineData(HeaderNames.ContentType, "application/x-other", 415)]
    [InlineData(HeaderNames.Contact, "<tel:+33199000001>", 400)]
    [InlineData(HeaderNames.SessionExpires, "30", 422)]
    public void Invite_WithSomethingWeLack_IsRefused(string name, string value, int code)
    {
        var invite = _peer.Request(SipMethods.Invite, _agent, sdp: "offer", headers: (HeaderNames.Supported, "timer"));
        _peer.Send(invite with { Headers = invite.Headers.Set(name, value) });
        _network.RunSeconds(0.1);
        Codes.ShouldBe([code]);
    }

    [Fact]
    public void Invite_BeyondMaxCalls_IsBusy()
    {
        for (var i = 0; i < 3; i++)
            _peer.Send(_peer.Request(SipMethods.Invite, _agent, callId: $"call{i}", sdp: "offer"));
        _network.RunSeconds(0.1);
        Codes.Order().ShouldBe([100, 100, 486]);
    }

    [Fact]
    public void Bye_WhileRinging_EndsTheInvite()
    {
        _agent.OnIncoming = call => _agent.Do(new UserAgentInput.Ring(call));
        _peer.Send(_peer.Request(SipMethods.Invite, _agent, sdp: "offer"));
        _network.RunSeconds(0.1);
        _peer.Send(_peer.Request(SipMethods.Bye, _agent, 2, toTag: _peer.LastResponse.To.Tag));
        _network.RunSeconds(0.1);
        Codes.ShouldBe([100, 180, 200, 487]);
    }

    [Theory]
    [InlineData(SipMethods.Options, 200)]
    [InlineData(SipMethods.Bye, 481)]
    [InlineData(SipMethods.Info, 481)]
    [InlineData(SipMethods.Notify, 481)]
    [InlineData(SipMethods.Message, 405)]
    [InlineData(SipMethods.Register, 405)]
    [InlineData("NEWMETHOD", 501)]
    public void Request_OutsideADialog_GetsItsCode(string method, int code)
    {
        _peer.Send(_peer.Request(method, _agent));
        _network.RunSeconds(0.1);
        Codes.ShouldBe([code]);
    }

    [Fact]
    public void Response_Rport_NamesTheSource()
    {
        var options = _peer.Request(SipMethods.Options, _agent);
        _peer.Send(options with { Vias = [options.TopVia with { Parameters = options.TopVia.Parameters.With("rport", null) }] });
        _network.RunSeconds(0.1);
        _peer.LastResponse.TopVia.Parameters["rport"].ShouldBe("5060");
        _peer.LastResponse.TopVia.Parameters["received"].ShouldBe("192.0.2.2");
    }

    private void Acknowledge(string? sdp = null) =>
        _peer.Send(_peer.Request(SipMethods.Ack, _agent, toTag: _peer.LastResponse.To.Tag, sdp: sdp));
}
