using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.EndToEnd.Tests.Asterisk;

/// <summary>Accounts of a PBX: registered and reached, or refused for a reason.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskAccountTests
{
    /// <summary>The PBX keeps one contact of this user: ours, whoever registered before.</summary>
    private static readonly SipLineOptions Phone = new()
    {
        User = "agent",
        Password = "agentpw",
        Registrar = AsteriskLines.Registrar,
        AcceptIncoming = true,
    };

    [PeerFact("asterisk", "sipp")]
    public async Task Registered_IsReachedThroughThePbx()
    {
        await using var bench = AgentBench.Open(Phone);
        (await bench.Line.WaitForRegistrationAsync().AsTask().WaitAsync(AgentBench.Patience)).ShouldBe(
            LineRegistration.Registered
        );

        var calling = SippCaller.CallAsync(AsteriskPeer.EndPoint, "1020", TimeSpan.FromSeconds(2));
        var incoming = await bench.Line.Incoming.ReadAsync().AsTask().WaitAsync(AgentBench.Patience);
        incoming.Ring();
        await using var leg = (await incoming.AnswerAsync()).ShouldNotBeNull();

        await foreach (var happened in leg.Events.ReadAllAsync())
            happened.ShouldBe(new LegEvent.HungUp(HangUpCause.Remote));
        leg.Statistics.PacketsReceived.ShouldBeGreaterThan(50);
        (await calling).ShouldBe([100, 180, 200, 200]);
    }

    [PeerFact("asterisk")]
    public async Task WrongPassword_IsNeitherRegisteredNorPutThrough()
    {
        await using var bench = AgentBench.Open(
            AsteriskLines.Bot with
            {
                Password = "wrong",
                Registrar = AsteriskLines.Registrar,
            }
        );

        (await bench.Line.WaitForRegistrationAsync().AsTask().WaitAsync(AgentBench.Patience)).ShouldBe(LineRegistration.Failed);
        (await bench.DialAsync(AsteriskPeer.Uri("1000")))
            .ShouldBeOfType<DialOutcome.Failed>()
            .Stage.ShouldBe(DialStage.Authentication);
    }

    [PeerFact("asterisk")]
    public async Task Refusals_AreNamedByTheirCode()
    {
        await using var bench = AgentBench.Open(AsteriskLines.Bot);

        (await bench.DialAsync(AsteriskPeer.Uri("1003"))).ShouldBe(new DialOutcome.Busy(486));
        (await bench.DialAsync(AsteriskPeer.Uri("1004"))).ShouldBe(new DialOutcome.Unreachable(503));
        (await bench.DialAsync(AsteriskPeer.Uri("1005"))).ShouldBe(new DialOutcome.Unreachable(404));
        (await bench.DialAsync(AsteriskPeer.Uri("1013"))).ShouldBe(new DialOutcome.Rejected(603));
        bench.Line.Statistics.Calls.ShouldBe(0);
    }
}
