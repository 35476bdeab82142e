using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

public sealed partial class OutboundCallTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _peer;

    public OutboundCallTests()
    {
        _agent = new SimulatedAgent(_network, "192.0.2.1", seed: 1);
        _peer = new ScriptedPeer(_network, "192.0.2.2");
    }

    private CallFailure Failure => _agent.EventsOf<CallEvent.Failed>().ShouldHaveSingleItem().Failure;

    [Fact]
    public void Dial_AnsweredAndHungUp_AcksThenByes()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
            {
                _peer.Respond(request, 180, "b");
                _peer.Respond(request, 200, "b", "answer");
            }
            else if (request.Method == SipMethods.Bye)
            {
                _peer.Respond(request, 200);
            }
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.Answered>().ShouldHaveSingleItem().Answer).ShouldBe("answer");
        _peer.Requests(SipMethods.Ack).ShouldHaveSingleItem().CSeq.Number.ShouldBe(1u);
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(1);
        _peer.Requests(SipMethods.Bye).ShouldHaveSingleItem().CSeq.Number.ShouldBe(2u);
        _agent.EventsOf<CallEvent.Ended>().ShouldHaveSingleItem().End.ShouldBe(CallEnd.Local);
        _agent.Core.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public void Dial_RecordRoute_AckAndByeFollowItInReverse()
    {
        _peer.AnswerInvites(
            200,
            "b",
            "answer",
            (HeaderNames.RecordRoute, "<sip:p2.example;lr>, <sip:192.0.2.2;lr>"),
            (HeaderNames.Contact, "<sip:deep@10.0.0.9:5070>")
        );
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        var ack = _peer.Requests(SipMethods.Ack).ShouldHaveSingleItem();
        ack.Uri.ToString().ShouldBe("sip:deep@10.0.0.9:5070");
        ack.Headers.List(HeaderNames.Route).ShouldBe(["<sip:192.0.2.2;lr>", "<sip:p2.example;lr>"]);
    }

    [Fact]
    public void Dial_StrictRouter_TakesRequestUri()
    {
        _peer.AnswerInvites(
            200,
            "b",
            "answer",
            (HeaderNames.RecordRoute, "<sip:192.0.2.2>"),
            (HeaderNames.Contact, "<sip:deep@10.0.0.9>")
        );
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        var ack = _peer.Requests(SipMethods.Ack).ShouldHaveSingleItem();
        ack.Uri.ToString().ShouldBe("sip:192.0.2.2");
        ack.Headers.List(HeaderNames.Route).ShouldBe(["<sip:deep@10.0.0.9>"]);
    }

    [Theory]
    [InlineData(486)]
    [InlineData(404)]
    [InlineData(503)]
    [InlineData(603)]
    public void Dial_Refused_AckedAndReported(int code)
    {
        _peer.AnswerInvites(code, "b");
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        Failure.ShouldBe(new CallFailure.Refused(code));
        var ack = _peer.Requests(SipMethods.Ack).ShouldHaveSingleItem();
        ack.TopVia.Branch.ShouldBe(_peer.Requests(SipMethods.Invite).Single().TopVia.Branch);
        ack.To.Tag.ShouldBe("b");
    }

    [Fact]
    public void Dial_Redirected_IsNotFollowed()
    {
        _peer.AnswerInvites(302, "b", null, (HeaderNames.Contact, "<sip:other@192.0.2.2>"));
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(40);
        Failure.ShouldBe(new CallFailure.Redirected(302));
        _peer.Requests(SipMethods.Invite).Count().ShouldBe(1);
    }

    [Fact]
    public void Dial_NobodyThere_FailsAfterTimerB()
    {
        _network.Delay = _ => null;
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(31.9);
        _agent.EventsOf<CallEvent.Failed>().ShouldBeEmpty();
        _network.RunSeconds(0.2);
        Failure.ShouldBeOfType<CallFailure.NoResponse>();
    }

    [Fact]
    public void Dial_RingsTooLong_CancelsWithTheInvitesBranch()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(request, 180, "b");
            if (request.Method == SipMethods.Cancel)
            {
                _peer.Respond(request, 200);
                _peer.Respond(_peer.Requests(SipMethods.Invite).First(), 487, "b");
            }
        };
        _agent.Dial("sip:peer@192.0.2.2", ringSeconds: 5);
        _network.RunSeconds(6);
        Failure.ShouldBeOfType<CallFailure.RingTimeout>();
        var cancel = _peer.Requests(SipMethods.Cancel).ShouldHaveSingleItem();
        cancel.TopVia.Branch.ShouldBe(_peer.Requests(SipMethods.Invite).First().TopVia.Branch);
        cancel.To.Tag.ShouldBeNull();
        _peer.Requests(SipMethods.Ack).Count().ShouldBe(1);
        _agent.Core.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public void HangUp_BeforeAnyProvisional_CancelWaitsForIt()
    {
        SipRequest? invite = null;
        _peer.OnRequest = request => invite = request.Method == SipMethods.Invite ? request : invite;
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(0.1);
        _agent.Do(new UserAgentInput.HangUp(call));
        Failure.ShouldBeOfType<CallFailure.Cancelled>();
        _network.RunSeconds(0.2);
        _peer.Requests(SipMethods.Cancel).ShouldBeEmpty();
        _peer.Respond(invite!, 180, "b");
        _network.RunSeconds(0.1);
        _peer.Requests(SipMethods.Cancel).Count().ShouldBe(1);
    }

    [Fact]
    public void HangUp_AnswerCrossesCancel_AckedAndHungUp()
    {
        SipRequest? invite = null;
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(invite = request, 180, "b");
            if (request.Method is SipMethods.Cancel or SipMethods.Bye)
                _peer.Respond(request, 200);
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(0.1);
        _agent.Do(new UserAgentInput.HangUp(call));
        _peer.Respond(invite!, 200, "b", "answer");
        _network.RunSeconds(1);
        _peer.Requests(SipMethods.Ack).Count().ShouldBe(1);
        _peer.Requests(SipMethods.Bye).Count().ShouldBe(1);
        _agent.EventsOf<CallEvent.Answered>().ShouldBeEmpty();
        _agent.Core.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public void HangUp_WhileTheGateIsAsked_NoInviteGoesOut()
    {
        _agent.ConfirmsInvites = false;
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _agent.Do(new UserAgentInput.HangUp(call));
        _agent.Do(new UserAgentInput.InviteConfirmed(call));
        _network.RunSeconds(1);
        _agent.Sent.ShouldBeEmpty();
        Failure.ShouldBeOfType<CallFailure.Cancelled>();
    }

    [Fact]
    public void Dial_AnswerWithoutContact_IsBroken()
    {
        _peer.AnswerInvites(200, "b", "answer", (HeaderNames.Contact, "<tel:+33199000001>"));
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        Failure.ShouldBeOfType<CallFailure.ProtocolBroken>();
    }

    [Fact]
    public void Dial_LargeInvite_GoesByTcpAndFallsBackToUdp()
    {
        _agent.FailsToSend = (_, destination) => destination.IsReliable;
        _agent.Dial($"sip:{new string('x', 1300)}@192.0.2.2");
        _network.RunSeconds(0.1);
        var invites = _agent.Sent.Where(s => s.Message is SipRequest { Method: SipMethods.Invite }).ToList();
        invites.Count.ShouldBe(2);
        invites[0].Message.TopVia.Transport.ShouldBe("TCP");
        invites[1].Message.TopVia.Transport.ShouldBe("UDP");
        _agent.EventsOf<CallEvent.ConfirmationNeeded>().Count().ShouldBe(2);
    }
}
