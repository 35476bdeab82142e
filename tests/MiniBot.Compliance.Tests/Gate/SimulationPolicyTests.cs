using MiniBot.Compliance.Ledger;

namespace MiniBot.Compliance.Tests.Gate;

public sealed class SimulationPolicyTests
{
    private readonly GateBench _bench = new();

    [Theory]
    [InlineData("sip:prospect@127.0.0.1:5080")]
    [InlineData("sip:1001@127.8.9.10")]
    [InlineData("sip:localhost:5080;transport=tcp")]
    [InlineData("sip:x@LOCALHOST")]
    [InlineData("sips:x@[::1]:5061")]
    [InlineData("sip:+33199000001@127.0.0.1:5080")]
    public async Task Request_LoopbackTarget_Granted(string targetUri)
    {
        var permit = await _bench.GrantAsync(GateBench.Simulation with { TargetUri = targetUri });

        permit.TargetUri.ShouldBe(targetUri);
        (await permit.ConfirmAsync(CancellationToken.None)).ShouldBeNull();
        permit.TryBegin().ShouldBeTrue();
        permit.TryBegin().ShouldBeFalse();
    }

    [Theory]
    [InlineData("sip:x@192.0.2.1")]
    [InlineData("sip:x@example.com")]
    [InlineData("sip:x@127.0.0.1.example.com")]
    [InlineData("sip:x@127.0.0.1@example.com")]
    [InlineData("sip:x@127.0.0.1;maddr=192.0.2.1")]
    [InlineData("sip:x@127.0.0.1;MADDR=192.0.2.1")]
    [InlineData("sip:x@127.0.0.1?Route=%3Csip:192.0.2.1%3E")]
    [InlineData("sip:x@127.1")]
    [InlineData("sip:x@2130706433")]
    [InlineData("sip:x@0x7f.0.0.1")]
    [InlineData("sip:x@[::ffff:127.0.0.1]")]
    [InlineData("sip:x@[::1")]
    [InlineData("sip:x@127.0.0.1:0")]
    [InlineData("sip:x@127.0.0.1:70000")]
    [InlineData("sip:x@")]
    [InlineData("tel:+33199000001")]
    [InlineData("sip:x@127.0.0.1\r\nRoute: <sip:192.0.2.1>")]
    [InlineData("")]
    public async Task Request_OtherTarget_DestInvalid(string targetUri) =>
        (await _bench.ReasonAsync(GateBench.Simulation with { TargetUri = targetUri })).ShouldBe(GateReason.DestInvalid);

    [Fact]
    public async Task Request_RealNumberThroughLocalExchange_DestInvalid() =>
        (await _bench.ReasonAsync(GateBench.Simulation with { TargetUri = "sip:+33142000001@127.0.0.1:5160" })).ShouldBe(
            GateReason.DestInvalid
        );

    [Fact]
    public async Task Request_EmergencyThroughLocalExchange_DestEmergency() =>
        (await _bench.ReasonAsync(GateBench.Simulation with { TargetUri = "sip:112@127.0.0.1:5160" })).ShouldBe(
            GateReason.DestEmergency
        );

    [Fact]
    public async Task Request_SundayNight_Granted()
    {
        _bench.Time.Advance(TimeSpan.FromDays(6) + TimeSpan.FromHours(17));

        await _bench.GrantAsync(GateBench.Simulation);
    }

    [Fact]
    public async Task Request_NumberWithoutConsent_ConsentMissing() =>
        (await _bench.ReasonAsync(GateBench.Simulation with { Number = "01 99 00 00 02" })).ShouldBe(GateReason.ConsentMissing);

    [Fact]
    public async Task Request_NumberWithConsent_Granted() =>
        await _bench.GrantAsync(GateBench.Simulation with { Number = "01 99 00 00 01" });

    [Fact]
    public async Task Request_WhileCallIsActive_AlreadyActive()
    {
        await _bench.GrantAsync(GateBench.Simulation);

        (await _bench.ReasonAsync(GateBench.Simulation)).ShouldBe(GateReason.AlreadyActive);
    }

    [Fact]
    public async Task Request_AfterOptOutOfDevice_OptedOut()
    {
        var device = _bench.Hasher.OfAddress(GateBench.Simulation.TargetUri);
        await _bench.Ledger.SuppressAsync(
            new Suppression(device, "Solaris Énergie", SuppressionKind.OptOut, _bench.Time.GetUtcNow(), "call 1"),
            CancellationToken.None
        );

        (await _bench.ReasonAsync(GateBench.Simulation)).ShouldBe(GateReason.OptedOut);
    }

    [Fact]
    public async Task Request_WithoutDisclosure_ScriptIncomplete() =>
        (await _bench.ReasonAsync(GateBench.Simulation with { OpeningText = "Bonjour !" })).ShouldBe(GateReason.ScriptIncomplete);
}
