using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

public sealed class SessionTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _peer;
    private SipRequest _invite = null!;
    private uint _number = 100;

    public SessionTests()
    {
        _agent = new SimulatedAgent(_network, "192.0.2.1", seed: 1);
        _peer = new ScriptedPeer(_network, "192.0.2.2");
    }

    [Fact]
    public void Bye_FromPeer_EndsAndIsAnswered()
    {
        Establish();
        Send(SipMethods.Bye);
        _peer.LastResponse.Code.ShouldBe(200);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Remote);
        _agent.Core.CallCount.ShouldBe(0);
    }

    [Fact]
    public void Reinvite_FromPeer_IsAnsweredAndMovesTheTarget()
    {
        var call = Establish();
        Send(SipMethods.Invite, "hold", (HeaderNames.Contact, "<sip:moved@192.0.2.2>"));
        SimulatedAgent.Text(_peer.LastResponse.Body).ShouldBe("reanswer");
        Acknowledge();
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Bye).Single().Uri.User.ShouldBe("moved");
    }

    [Fact]
    public void Reinvite_Refused_KeepsTheCall()
    {
        _agent.AnswersOffers = false;
        var call = Establish();
        Send(SipMethods.Invite, "video");
        _agent.Do(new UserAgentInput.RefuseOffer(call));
        _network.RunSeconds(0.1);
        _peer.LastResponse.Code.ShouldBe(488);
        _agent.Core.CallCount.ShouldBe(1);
    }

    [Fact]
    public void Reinvite_WhileOneIsPending_Is500()
    {
        _agent.AnswersOffers = false;
        Establish();
        Send(SipMethods.Invite, "one");
        Send(SipMethods.Invite, "two");
        _peer.LastResponse.Code.ShouldBe(500);
    }

    [Fact]
    public void Reinvite_WithoutOffer_GetsOursAndTakesTheAck()
    {
        Establish();
        Send(SipMethods.Invite);
        _agent.EventsOf<CallEvent.OfferReceived>().Single().Offer.ShouldBeNull();
        Acknowledge("theirs");
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.AnswerReceived>().Single().Answer).ShouldBe("theirs");
    }

    [Fact]
    public void Reinvite_Glare_AnsweredWith491AndTriedAgain()
    {
        var invites = 0;
        var call = Establish(request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(request, ++invites == 1 ? 491 : 200, null, invites == 1 ? null : "late");
        });
        _agent.Do(new UserAgentInput.MakeOffer(call, SimulatedAgent.Sdp("mine")));
        Send(SipMethods.Invite, "theirs");
        _peer.Received.Select(r => r.Message).OfType<SipResponse>().ShouldContain(r => r.Code == 491);
        _network.RunSeconds(5);
        invites.ShouldBe(2);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.AnswerReceived>().ShouldHaveSingleItem().Answer).ShouldBe("late");
        var waited = _agent.Sent.Where(s => s.Message is SipRequest { Method: SipMethods.Invite }).Select(s => s.At).ToList();
        (waited[^1] - waited[^2]).ShouldBeInRange(TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(4.1));
    }

    [Fact]
    public void Reinvite_FromUsUnanswered_EndsTheCall()
    {
        var call = Establish(_ => { });
        _agent.Do(new UserAgentInput.MakeOffer(call, SimulatedAgent.Sdp("mine")));
        _network.RunSeconds(33);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.SignallingFailed);
    }

    [Fact]
    public void Update_WithOffer_IsAnswered()
    {
        Establish();
        Send(SipMethods.Update, "changed");
        SimulatedAgent.Text(_peer.LastResponse.Body).ShouldBe("reanswer");
        Send(SipMethods.Update);
        _peer.LastResponse.Code.ShouldBe(200);
    }

    [Theory]
    [InlineData(SipMethods.Info, 200)]
    [InlineData(SipMethods.Options, 200)]
    [InlineData(SipMethods.Message, 405)]
    [InlineData(SipMethods.Refer, 405)]
    [InlineData(SipMethods.Notify, 481)]
    [InlineData(SipMethods.Prack, 481)]
    public void Request_WithinTheCall_GetsItsCode(string method, int code)
    {
        Establish();
        Send(method);
        _peer.LastResponse.Code.ShouldBe(code);
        _agent.Core.CallCount.ShouldBe(1);
    }

    [Fact]
    public void Request_OlderThanTheLast_Is500()
    {
        Establish();
        Send(SipMethods.Info);
        _number -= 2;
        Send(SipMethods.Info);
        _peer.LastResponse.Code.ShouldBe(500);
    }

    [Fact]
    public void Request_UnknownDialog_Is481()
    {
        Establish();
        _peer.Send(_peer.Request(SipMethods.Bye, _agent, 200, "otherwise", "unknown"));
        _network.RunSeconds(0.1);
        _peer.LastResponse.Code.ShouldBe(481);
        _agent.Core.CallCount.ShouldBe(1);
    }

    [Fact]
    public void SessionTimer_PeerRefreshesAndStops_EndsTheCall()
    {
        Establish(null, (HeaderNames.SessionExpires, "300;refresher=uas"), (HeaderNames.Require, "timer"));
        _network.RunSeconds(200);
        Send(SipMethods.Update, null, (HeaderNames.SessionExpires, "300;refresher=uac"), (HeaderNames.Supported, "timer"));
        _peer.LastResponse.Headers[HeaderNames.SessionExpires].ShouldBe("300;refresher=uac");
        _network.RunSeconds(267);
        _agent.EventsOf<CallEvent.Ended>().ShouldBeEmpty();
        _network.RunSeconds(3);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.SignallingFailed);
        _peer.Requests(SipMethods.Bye).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("INVITE, ACK, BYE, UPDATE", SipMethods.Update)]
    [InlineData("INVITE, ACK, BYE", SipMethods.Invite)]
    public void SessionTimer_WeRefresh_HalfWayAndAgain(string allow, string method)
    {
        var refreshes = new List<double>();
        Establish(
            request =>
            {
                if (request.Method is not (SipMethods.Update or SipMethods.Invite))
                    return;
                refreshes.Add(Math.Round(_network.Now.Subtract(_network.Start).TotalSeconds));
                request.Method.ShouldBe(method);
                request.Headers[HeaderNames.SessionExpires].ShouldBe("120;refresher=uac");
                var sdp = method == SipMethods.Invite ? "same" : null;
                _peer.Respond(
                    request,
                    200,
                    null,
                    sdp,
                    (HeaderNames.SessionExpires, "120;refresher=uac"),
                    (HeaderNames.Contact, _peer.Contact)
                );
            },
            (HeaderNames.SessionExpires, "120;refresher=uac"),
            (HeaderNames.Allow, allow)
        );
        _network.RunSeconds(190);
        refreshes.ShouldBe([60, 120, 180]);
        _agent.Core.CallCount.ShouldBe(1);
    }

    [Fact]
    public void SessionTimer_RefreshGets481_EndsTheCall()
    {
        Establish(
            request => _peer.Respond(request, request.Method == SipMethods.Update ? 481 : 200),
            (HeaderNames.SessionExpires, "120;refresher=uac"),
            (HeaderNames.Allow, "UPDATE")
        );
        _network.RunSeconds(61);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.SignallingFailed);
    }

    [Fact]
    public void SessionTimer_RefreshTooSmall_TakesTheLongerOne()
    {
        var asked = new List<string?>();
        Establish(
            request =>
            {
                if (request.Method != SipMethods.Update)
                    return;
                asked.Add(request.Headers[HeaderNames.SessionExpires]);
                if (asked.Count == 1)
                    _peer.Respond(request, 422, null, null, (HeaderNames.MinSe, "600"));
                else
                    _peer.Respond(request, 200, null, null, (HeaderNames.SessionExpires, "600;refresher=uac"));
            },
            (HeaderNames.SessionExpires, "120;refresher=uac"),
            (HeaderNames.Allow, "UPDATE")
        );
        _network.RunSeconds(100);
        asked.ShouldBe(["120;refresher=uac", "600;refresher=uac"]);
    }

    [Fact]
    public void HangUp_ByeUnanswered_EndsAfterTimerF()
    {
        var call = Establish(_ => { });
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(31);
        _agent.EventsOf<CallEvent.Ended>().ShouldBeEmpty();
        _network.RunSeconds(2);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Local);
    }

    [Fact]
    public void Abandon_PeerGone_EndsAtOnceAndStillByes()
    {
        var call = Establish(_ => { });
        _agent.Do(new UserAgentInput.Abandon(call));
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Local);
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Bye).Count().ShouldBe(1);
    }

    [Fact]
    public void HangUp_BothAtOnce_EndsOnce()
    {
        var call = Establish(request => _peer.Respond(request, 200));
        _agent.Do(new UserAgentInput.HangUp(call));
        Send(SipMethods.Bye);
        _network.RunSeconds(1);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Local);
    }

    /// <summary>A call of ours that the peer answers; later requests go to <paramref name="then"/>.</summary>
    private CallHandle Establish(Action<SipRequest>? then = null, params (string Name, string Value)[] headers)
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(_invite = request, 200, "peertag", "answer", headers);
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(0.1);
        _peer.OnRequest = then;
        return call;
    }

    private void Send(string method, string? sdp = null, params (string Name, string Value)[] headers)
    {
        _peer.Send(_peer.Request(method, _agent, ++_number, _invite.CallId, _invite.From.Tag, sdp, headers));
        _network.RunSeconds(0.1);
    }

    private void Acknowledge(string? sdp = null)
    {
        _peer.Send(_peer.Request(SipMethods.Ack, _agent, _number, _invite.CallId, _invite.From.Tag, sdp));
        _network.RunSeconds(0.1);
    }
}
