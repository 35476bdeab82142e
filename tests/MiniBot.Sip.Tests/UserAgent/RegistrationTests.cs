using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

public sealed class RegistrationTests
{
    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedAgent _agent;
    private readonly ScriptedPeer _registrar;

    public RegistrationTests()
    {
        _agent = new SimulatedAgent(_network, "192.0.2.1", 1, o => o with { Credentials = SimulatedAgent.Credentials });
        _registrar = new ScriptedPeer(_network, "192.0.2.2");
    }

    [Fact]
    public void Register_Challenged_SignsRefreshesAndLeaves()
    {
        _registrar.OnRequest = request =>
        {
            if (request.Headers[HeaderNames.Authorization] is null)
                _registrar.Respond(
                    request,
                    401,
                    "r",
                    null,
                    (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"")
                );
            else
                _registrar.Respond(
                    request,
                    200,
                    "r",
                    null,
                    (HeaderNames.Contact, "<sip:agent@192.0.2.1:5060>;expires=100, <sip:x@y>;expires=5")
                );
        };
        Register();
        _network.RunSeconds(89);
        _agent.Registrations.ShouldHaveSingleItem().State.ShouldBe(RegistrationState.Registered);
        _network.RunSeconds(3);
        _agent.Registrations.Count.ShouldBe(2);
        var refresh = _registrar.Requests(SipMethods.Register).Last();
        refresh.CSeq.Number.ShouldBe(3u);
        refresh.Headers[HeaderNames.Authorization]!.ShouldContain("nc=00000002");
        refresh.Headers[HeaderNames.Authorization]!.ShouldContain("uri=\"sip:192.0.2.2\"");
        _agent.Do(new UserAgentInput.Unregister());
        _network.RunSeconds(1);
        _registrar.Requests(SipMethods.Register).Last().Headers[HeaderNames.Expires].ShouldBe("0");
        _agent.Registrations[^1].State.ShouldBe(RegistrationState.Unregistered);
        _agent.Core.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public void Register_WrongPassword_StopsAndSaysSo()
    {
        _registrar.OnRequest = request =>
            _registrar.Respond(request, 401, "r", null, (HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"n\""));
        Register();
        _network.RunSeconds(300);
        _agent
            .Registrations.ShouldHaveSingleItem()
            .ShouldBe(new UserAgentAction.RegistrationChanged(RegistrationState.Failed, 401));
        _registrar.Requests(SipMethods.Register).Count().ShouldBe(2);
    }

    [Fact]
    public void Register_TooBrief_TakesTheRegistrarsMinimum()
    {
        _registrar.OnRequest = request =>
        {
            if (request.Headers[HeaderNames.Expires] == "7200")
                _registrar.Respond(request, 200, "r");
            else
                _registrar.Respond(request, 423, "r", null, (HeaderNames.MinExpires, "7200"));
        };
        Register();
        _network.RunSeconds(1);
        _agent.Registrations.ShouldHaveSingleItem().State.ShouldBe(RegistrationState.Registered);
    }

    [Fact]
    public void Register_RegistrarAway_IsTriedAgainUntilItComesBack()
    {
        var isBack = false;
        _network.Delay = _ => isBack ? TimeSpan.FromMilliseconds(1) : null;
        _registrar.OnRequest = request => _registrar.Respond(request, 200, "r");
        Register();
        _network.RunSeconds(33);
        _agent.Registrations.ShouldHaveSingleItem().State.ShouldBe(RegistrationState.Failed);
        isBack = true;
        _network.RunSeconds(10);
        _agent.Registrations[^1].State.ShouldBe(RegistrationState.Registered);
    }

    private void Register()
    {
        SipUri.TryRead("sip:192.0.2.2", out var registrar).ShouldBeTrue();
        var address = new NameAddr(registrar with { User = "agent" });
        _agent.Do(new UserAgentInput.Register(new RegistrationTarget(registrar, address, TimeSpan.FromHours(1))));
    }
}
