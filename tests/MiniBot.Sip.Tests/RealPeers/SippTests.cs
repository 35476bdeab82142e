using MiniBot.Sip.Line;
using MiniBot.Sip.Tests.Line;
using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>sipp as called party, one scenario a test.</summary>
public sealed class SippTests : IAsyncLifetime
{
    private const int FirstPort = 5421;
    private static int s_lastPort = FirstPort;

    private readonly int _port = Interlocked.Increment(ref s_lastPort);
    private readonly SipLine _line = LineBench.Open(new SipLineOptions { User = "caller" });
    private readonly Permits _permits = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await PeerScripts.RunAsync("sipp/uas-up", "--down", $"{_port}");
    }

    [SippFact]
    public async Task Play_IsHeardAndHungUp()
    {
        var leg = await AnsweredAsync("play");
        var ears = new Ears();
        leg.Attach(ears);
        await ears.Heard.WaitAsync(LineBench.Patience);
        await leg.HangUpAsync();
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Local);
    }

    [SippFact]
    public async Task Play_OverTcp_IsHeard()
    {
        var outcome = await DialAsync("play", ";transport=tcp", "--tcp");
        var leg = outcome.ShouldBeOfType<DialOutcome.Answered>().Leg;
        var ears = new Ears();
        leg.Attach(ears);
        await ears.Heard.WaitAsync(LineBench.Patience);
    }

    [SippFact]
    public async Task Busy_IsBusy() => (await DialAsync("busy")).ShouldBe(new DialOutcome.Busy(486));

    [SippFact]
    public async Task Reject_IsMapped() =>
        (await DialAsync("reject", "", "--code", "603", "--reason", "Decline")).ShouldBe(new DialOutcome.Rejected(603));

    [SippFact]
    public async Task NoAnswer_IsCancelled() =>
        (await DialAsync("noanswer", ringSeconds: 2)).ShouldBeOfType<DialOutcome.NoAnswer>();

    [SippFact]
    public async Task Early_AnswersAfterwards() => await AnsweredAsync("early");

    [SippFact]
    public async Task Slow_AnswersInTime() => await AnsweredAsync("slow");

    [SippFact]
    public async Task Bye_EndsTheLeg()
    {
        var leg = await AnsweredAsync("bye");
        (await LineBench.NextAsync<LegEvent.HungUp>(leg)).Cause.ShouldBe(HangUpCause.Remote);
    }

    [SippFact]
    public async Task Drop_MediaTimeoutEndsTheLeg()
    {
        await using var impatient = LineBench.Open(new SipLineOptions { MediaTimeout = TimeSpan.FromSeconds(2) });
        await PeerScripts.RunAsync("sipp/uas-up", $"{_port}", "drop");
        var permit = await _permits.GrantAsync($"sip:dropped@127.0.0.1:{_port}");
        var outcome = await impatient.DialAsync(permit, new DialOptions(), CancellationToken.None);
        var leg = outcome.ShouldBeOfType<DialOutcome.Answered>().Leg;
        await WaitForMediaTimeoutAsync(leg);
    }

    [SippFact]
    public async Task Malformed_ComesThrough()
    {
        var leg = await AnsweredAsync("malformed");
        _line.Statistics.MessagesMalformed.ShouldBeGreaterThan(0);
        _line.Statistics.StrayResponses.ShouldBeGreaterThan(0);
        await leg.HangUpAsync();
    }

    [SippFact]
    public async Task Reinvite_HoldsAndResumes()
    {
        var leg = await AnsweredAsync("reinvite");
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeTrue();
        (await LineBench.NextAsync<LegEvent.HoldChanged>(leg)).OnHold.ShouldBeFalse();
    }

    [SippFact]
    public async Task BadCodec_IsANegotiationFailure() =>
        (await DialAsync("badcodec")).ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Negotiation);

    [SippFact]
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
        await PeerScripts.RunAsync("sipp/uas-up", [$"{_port}", scenario, .. arguments]);
        var permit = await _permits.GrantAsync($"sip:{scenario}@127.0.0.1:{_port}{parameters}");
        var options = new DialOptions { RingTimeout = TimeSpan.FromSeconds(ringSeconds) };
        return await _line.DialAsync(permit, options, CancellationToken.None).AsTask().WaitAsync(LineBench.Patience);
    }
}
