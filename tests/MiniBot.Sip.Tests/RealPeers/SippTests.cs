using MiniBot.Sip.Line;
using MiniBot.Sip.Tests.Line;
using MiniBot.Telephony;
using MiniBot.Testing.Peers;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>sipp as called party, one scenario a test.</summary>
public sealed class SippTests : IAsyncLifetime
{
    private readonly SipLine _line = LineBench.Open(new SipLineOptions { User = "caller" });
    private readonly Permits _permits = new();
    private SippCalledParty? _party;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        if (_party is not null)
            await _party.DisposeAsync();
    }

    [PeerFact("sipp")]
    public async Task Play_IsHeardAndHungUp()
    {
        var leg = await AnsweredAsync("play");
        var ears = new Ears();
        leg.Attach(ears);
        await ears.Heard.WaitAsync(LineBench.Patience);
        await leg.HangUpAsync();
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Local);
    }

    [PeerFact("sipp")]
    public async Task Play_OverTcp_IsHeard()
    {
        var outcome = await DialAsync("play", ";transport=tcp", "--tcp");
        var leg = outcome.ShouldBeOfType<DialOutcome.Answered>().Leg;
        var ears = new Ears();
        leg.Attach(ears);
        await ears.Heard.WaitAsync(LineBench.Patience);
    }

    [PeerFact("sipp")]
    public async Task Busy_IsBusy() => (await DialAsync("busy")).ShouldBe(new DialOutcome.Busy(486));

    [PeerFact("sipp")]
    public async Task Reject_IsMapped() =>
        (await DialAsync("reject", "", "--code", "603", "--reason", "Decline")).ShouldBe(new DialOutcome.Rejected(603));

    [PeerFact("sipp")]
    public async Task NoAnswer_IsCancelled() =>
        (await DialAsync("noanswer", ringSeconds: 2)).ShouldBeOfType<DialOutcome.NoAnswer>();

    [PeerFact("sipp")]
    public async Task Early_AnswersAfterwards() => await AnsweredAsync("early");

    [PeerFact("sipp")]
    public async Task Slow_AnswersInTime() => await AnsweredAsync("slow");

    [PeerFact("sipp")]
    public async Task Bye_EndsTheLeg()
    {
        var leg = await AnsweredAsync("bye");
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Remote);
    }

    [PeerFact("sipp")]
    public async Task Drop_MediaTimeoutEndsTheLeg()
    {
        await using var impatient = LineBench.Open(new SipLineOptions { MediaTimeout = TimeSpan.FromSeconds(2) });
        _party = await SippCalledParty.StartAsync("drop");
        var permit = await _permits.GrantAsync(_party.Uri);
        var outcome = await impatient.DialAsync(permit, new DialOptions(), CancellationToken.None);
        var leg = outcome.ShouldBeOfType<DialOutcome.Answered>().Leg;
        await WaitForMediaTimeoutAsync(leg);
    }

    [PeerFact("sipp")]
    public async Task Malformed_ComesThrough()
    {
        var leg = await AnsweredAsync("malformed");
        _line.Statistics.MessagesMalformed.ShouldBeGreaterThan(0);
        _line.Statistics.StrayResponses.ShouldBeGreaterThan(0);
        await leg.HangUpAsync();
    }

    [PeerFact("sipp")]
    public async Task Reinvite_HoldsAndResumes()
    {
        var leg = await AnsweredAsync("reinvite");
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeTrue();
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeFalse();
    }

    [PeerFact("sipp")]
    public async Task BadCodec_IsANegotiationFailure() =>
        (await DialAsync("badcodec")).ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Negotiation);

    [PeerFact("sipp")]
    public async Task BadSdp_IsANegotiationFailure() =>
        (await DialAsync("badsdp")).ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Negotiation);

    /// <summary>A BYE to somebody who vanished is repeated for 32 s: the timeout itself is what counts here.</summary>
    private static async Task WaitForMediaTimeoutAsync(ICallLeg leg)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var happened in leg.Events.ReadAllAsync(patience.Token))
        {
            if (happened is LegEvent.HungUp hungUp)
                hungUp.Cause.ShouldBe(HangUpCause.MediaTimeout);
        }
    }

    private async Task<ICallLeg> AnsweredAsync(string scenario) =>
        (await DialAsync(scenario)).ShouldBeOfType<DialOutcome.Answered>().Leg;

    private Task<DialOutcome> DialAsync(string scenario, int ringSeconds) => DialAsync(scenario, "", ringSeconds, []);

    private Task<DialOutcome> DialAsync(string scenario, string parameters = "", params string[] arguments) =>
        DialAsync(scenario, parameters, 20, arguments);

    private async Task<DialOutcome> DialAsync(string scenario, string parameters, int ringSeconds, string[] arguments)
    {
        _party = await SippCalledParty.StartAsync(scenario, arguments);
        var permit = await _permits.GrantAsync(_party.Uri + parameters);
        var options = new DialOptions { RingTimeout = TimeSpan.FromSeconds(ringSeconds) };
        return await _line.DialAsync(permit, options, CancellationToken.None).AsTask().WaitAsync(LineBench.Patience);
    }
}
