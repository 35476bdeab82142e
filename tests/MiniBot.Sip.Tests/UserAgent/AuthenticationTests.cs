using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

public sealed class AuthenticationTests
{
    private const string Md5 = "Digest realm=\"r\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"";
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _peer;

    public AuthenticationTests()
    {
        _agent = new SimulatedAgent(_network, "192.0.2.1", 1, o => o with { Credentials = SimulatedAgent.Credentials });
        _peer = new ScriptedPeer(_network, "192.0.2.2");
    }

    [Theory]
    [InlineData(401, HeaderNames.WwwAuthenticate, HeaderNames.Authorization)]
    [InlineData(407, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization)]
    public void Dial_Challenged_AsksTheGateAgainAndSigns(int code, string challenge, string answer)
    {
        _peer.OnRequest = request =>
        {
            if (request.Method != SipMethods.Invite)
                return;
            if (request.Headers[answer] is null)
                _peer.Respond(request, code, "x", null, (challenge, Md5));
            else
                _peer.Respond(request, 200, "b", "answer");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.EventsOf<CallEvent.ConfirmationNeeded>().Count().ShouldBe(2);
        _agent.EventsOf<CallEvent.Answered>().Count().ShouldBe(1);
        var signed = _peer.Requests(SipMethods.Invite).Last();
        signed.CSeq.Number.ShouldBe(2u);
        signed.Headers[answer]!.ShouldContain("uri=\"sip:peer@192.0.2.2\"");
        signed.Headers[answer]!.ShouldContain("nc=00000001");
        _peer.Requests(SipMethods.Ack).Last().Headers[answer].ShouldBe(signed.Headers[answer]);
    }

    [Fact]
    public void Dial_WrongPassword_FailsAfterOneTry()
    {
        var nonce = 0;
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(
                    request,
                    401,
                    "x",
                    null,
                    (HeaderNames.WwwAuthenticate, $"Digest realm=\"r\", nonce=\"n{nonce++}\"")
                );
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(5);
        _agent.EventsOf<CallEvent.Failed>().ShouldHaveSingleItem().Failure.ShouldBe(new CallFailure.AuthenticationRefused(401));
        _peer.Requests(SipMethods.Invite).Count().ShouldBe(2);
    }

    [Fact]
    public void Dial_StaleNonce_IsTriedWithTheNewOne()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method != SipMethods.Invite)
                return;
            var value = request.Headers[HeaderNames.Authorization];
            if (value is null)
                _peer.Respond(request, 401, "x", null, (HeaderNames.WwwAuthenticate, Md5));
            else if (value.Contains("\"n1\""))
                _peer.Respond(
                    request,
                    401,
                    "x",
                    null,
                    (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n2\", stale=TRUE")
                );
            else
                _peer.Respond(request, 200, "b", "answer");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.EventsOf<CallEvent.Answered>().Count().ShouldBe(1);
    }

    [Fact]
    public void Dial_StaleForEver_IsGivenUp()
    {
        _peer.AnswerInvites(401, "x", null, (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n\", stale=true"));
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(5);
        _agent.EventsOf<CallEvent.Failed>().Count().ShouldBe(1);
        _peer.Requests(SipMethods.Invite).Count().ShouldBe(SipLimits.AuthenticationAttempts + 1);
    }

    [Fact]
    public void Dial_UnknownAlgorithmFirst_IsSkippedAndStrongestTaken()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method != SipMethods.Invite)
                return;
            if (request.Headers[HeaderNames.Authorization] is null)
                _peer.Respond(
                    request,
                    401,
                    "x",
                    null,
                    (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"a\", algorithm=SHA-512-256, qop=\"auth\""),
                    (HeaderNames.WwwAuthenticate, Md5),
                    (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"b\", algorithm=SHA-256, qop=\"auth,auth-int\"")
                );
            else
                _peer.Respond(request, 200, "b", "answer");
        };
        _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _peer.Requests(SipMethods.Invite).Last().Headers[HeaderNames.Authorization]!.ShouldContain("algorithm=SHA-256");
    }

    [Fact]
    public void HangUp_ByeChallenged_IsSignedAndEnds()
    {
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite)
                _peer.Respond(request, 200, "b", "answer");
            else if (request.Method == SipMethods.Bye && request.Headers[HeaderNames.Authorization] is null)
                _peer.Respond(request, 401, null, null, (HeaderNames.WwwAuthenticate, Md5));
            else if (request.Method == SipMethods.Bye)
                _peer.Respond(request, 200);
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.Do(new UserAgentInput.HangUp(call));
        _network.RunSeconds(1);
        _peer.Requests(SipMethods.Bye).Select(b => b.CSeq.Number).ShouldBe([2u, 3u]);
        _agent.EventsOf<CallEvent.Ended>().Count().ShouldBe(1);
    }

    [Fact]
    public void Reinvite_Challenged_IsSigned()
    {
        var invites = 0;
        _peer.OnRequest = request =>
        {
            if (request.Method == SipMethods.Invite && ++invites == 2)
                _peer.Respond(request, 401, null, null, (HeaderNames.WwwAuthenticate, Md5));
            else if (request.Method == SipMethods.Invite)
                _peer.Respond(request, 200, "b", $"answer{invites}");
        };
        var call = _agent.Dial("sip:peer@192.0.2.2");
        _network.RunSeconds(1);
        _agent.Do(new UserAgentInput.MakeOffer(call, SimulatedAgent.Sdp("again")));
        _network.RunSeconds(1);
        SimulatedAgent.Text(_agent.EventsOf<CallEvent.AnswerReceived>().ShouldHaveSingleItem().Answer).ShouldBe("answer3");
        _peer.Requests(SipMethods.Invite).Last().Headers[HeaderNames.Authorization].ShouldNotBeNull();
        _peer.Requests(SipMethods.Ack).Last().CSeq.Number.ShouldBe(_peer.Requests(SipMethods.Invite).Last().CSeq.Number);
    }
}
