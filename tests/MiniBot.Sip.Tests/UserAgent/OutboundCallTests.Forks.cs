using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

/// <content>Early dialogs and several answers.</content>
public sealed partial class OutboundCallTests
{
    [Fact]
    public void Dial_TwoForksAnswer_SecondIsAckedAndHungUp()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
            {
                _peer.Respond(request, 180, "one");
                _peer.Respond(request, 180, "two");
                _peer.Respond(request, 200, "two", "second");
                _peer.Respond(request, 200, "one", "first");
            }
            else if (request.Method == SipMethods.Bye)
            {
                _peer.Respond(request, 200);
            }
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.Answered>().ShouldHaveSingleItem().Answer).ShouldBe("second");
        _peer.Requests(SipMethods.Ack).Select(a => a.To.Tag).ShouldBe(["two", "one"], ignoreOrder: true);
        _peer.Requests(SipMethods.Bye).ShouldHaveSingleItem().To.Tag.ShouldBe("one");
        _agent.Core.CallCount.ShouldBe(1);
    }

    [Fact]
    public void Dial_AnswerRepeated_AckedEachTime()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method != SipMethods.Invite)
                return;
            for (var i = 0; i < 3; i++)
                _peer.Respond(request, 200, "b", "answer");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _peer.Requests(SipMethods.Ack).Count().ShouldBe(3);
        _agent.EventsOf<CallEvent.Answered>().Count().ShouldBe(1);
    }

    [Fact]
    public void Dial_DescriptionOnlyInProgress_IsTheAnswer()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method != SipMethods.Invite)
                return;
            _peer.Respond(request, 183, "b", "early");
            _peer.Respond(request, 200, "b");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.EarlyMedia>().ShouldHaveSingleItem().Answer).ShouldBe("early");
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.Answered>().ShouldHaveSingleItem().Answer).ShouldBe("early");
    }

    [Fact]
    public void Dial_ReliableProgress_IsConfirmedOnceAtItsContact()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Prack)
                _peer.Respond(request, 200);
            if (request.Method != SipMethods.Invite)
                return;
            for (var i = 0; i < 2; i++)
                _peer.Respond(request, 183, "b", "early", (HeaderNames.Require, "100rel"), (HeaderNames.RSeq, "17"));
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        var prack = _peer.Requests(SipMethods.Prack).ShouldHaveSingleItem();
        prack.Headers[HeaderNames.RAck].ShouldBe("17 1 INVITE");
        prack.Uri.ToString().ShouldBe("sip:peer@192.0.2.2");
        prack.CSeq.Number.ShouldBe(2u);
        _agent.EventsOf<CallEvent.Progressed>().Count().ShouldBe(1);
    }

    [Fact]
    public void Dial_UpdateInEarlyDialog_IsAnswered()
    {
        SipRequest? invite = null;
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(invite = request, 183, "peertag", "early");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(0.1);
        _peer.Send(_peer.Request(SipMethods.Update, _agent, 7, invite!.CallId, invite.From.Tag, "changed"));
        _network.RunSeconds(0.1);
        _peer.LastResponse.Code.ShouldBe(200);
        SimulatedAgent.Text(_peer.LastResponse.Body).ShouldBe("reanswer");
    }
}
