using MiniBot.Sip.Line;
using MiniBot.Sip.Tests.Line;
using MiniBot.Telephony;
using MiniBot.Testing.Peers;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>A real PBX with digest authentication; the numbers are those of tests/peers/asterisk.</summary>
public sealed class AsteriskTests : IAsyncLifetime
{
    private readonly SipLine _line = Open(AsteriskPeer.BotPassword);
    private readonly Permits _permits = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _line.DisposeAsync();

    [PeerFact("asterisk")]
    public async Task Register_Digest_IsKnown()
    {
        await using var line = Open(AsteriskPeer.BotPassword, registers: true);
        (await line.WaitForRegistrationAsync().AsTask().WaitAsync(LineBench.Patience)).ShouldBe(LineRegistration.Registered);
    }

    [PeerFact("asterisk")]
    public async Task Register_WrongPassword_Fails()
    {
        await using var line = Open("wrong", registers: true);
        (await line.WaitForRegistrationAsync().AsTask().WaitAsync(LineBench.Patience)).ShouldBe(LineRegistration.Failed);
    }

    [PeerFact("asterisk")]
    public async Task Dial_WrongPassword_FailsAtAuthentication()
    {
        await using var line = Open("wrong");
        var outcome = await line.DialAsync(await PermitAsync("1000"), new DialOptions(), CancellationToken.None);
        outcome.ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Authentication);
    }

    [PeerFact("asterisk")]
    public async Task Echo_IsHeard() => await HearEchoAsync("1000", string.Empty);

    [PeerFact("asterisk")]
    public async Task Echo_OverTcp_IsHeard() => await HearEchoAsync("1000", ";transport=tcp");

    [PeerFact("asterisk")]
    public async Task RingsForEver_IsCancelled() =>
        (await DialAsync("1002", ringSeconds: 2)).ShouldBeOfType<DialOutcome.NoAnswer>();

    [PeerFact("asterisk")]
    public async Task Busy_IsBusy() => (await DialAsync("1003")).ShouldBe(new DialOutcome.Busy(486));

    [PeerFact("asterisk")]
    public async Task Congestion_IsUnreachable() => (await DialAsync("1004")).ShouldBe(new DialOutcome.Unreachable(503));

    [PeerFact("asterisk")]
    public async Task UnknownNumber_IsUnreachable() => (await DialAsync("1005")).ShouldBe(new DialOutcome.Unreachable(404));

    [PeerFact("asterisk")]
    public async Task HangsUp_EndsTheLeg()
    {
        var leg = await AnsweredAsync("1008");
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Remote);
    }

    [PeerFact("asterisk")]
    public async Task HoldAndResume_AreReported()
    {
        var leg = await AnsweredAsync("1009");
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeTrue();
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeFalse();
        await leg.HangUpAsync();
    }

    [PeerFact("asterisk")]
    public async Task Redirect_IsRefused() =>
        (await DialAsync("1011")).ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Redirect);

    [PeerFact("asterisk")]
    public async Task Decline_IsRejected() => (await DialAsync("1013")).ShouldBe(new DialOutcome.Rejected(603));

    [PeerFact("asterisk")]
    public async Task CodecChange_KeepsTheCall()
    {
        var leg = await AnsweredAsync("1014");
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        leg.Events.TryRead(out _).ShouldBeFalse();
        await leg.HangUpAsync().AsTask().WaitAsync(LineBench.Patience);
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Local);
    }

    private static SipLine Open(string password, bool registers = false) =>
        LineBench.Open(
            new SipLineOptions
            {
                User = AsteriskPeer.BotUser,
                Password = password,
                Registrar = registers ? $"sip:{AsteriskPeer.EndPoint}" : null,
            }
        );

    private async Task HearEchoAsync(string number, string parameters)
    {
        var leg = (await DialAsync(number, parameters)).ShouldBeOfType<DialOutcome.Answered>().Leg;
        var ears = new Ears();
        leg.Attach(ears);
        await ears.Heard.WaitAsync(LineBench.Patience);
        await leg.HangUpAsync().AsTask().WaitAsync(LineBench.Patience);
    }

    private async Task<ICallLeg> AnsweredAsync(string number) =>
        (await DialAsync(number)).ShouldBeOfType<DialOutcome.Answered>().Leg;

    private async Task<DialOutcome> DialAsync(string number, string parameters = "", int ringSeconds = 15)
    {
        var options = new DialOptions { RingTimeout = TimeSpan.FromSeconds(ringSeconds) };
        return await _line
            .DialAsync(await PermitAsync(number, parameters), options, CancellationToken.None)
            .AsTask()
            .WaitAsync(LineBench.Patience);
    }

    private Task<Compliance.DialPermit> PermitAsync(string number, string parameters = "") =>
        _permits.GrantAsync(AsteriskPeer.Uri(number) + parameters, AsteriskPeer.BotUser);
}
