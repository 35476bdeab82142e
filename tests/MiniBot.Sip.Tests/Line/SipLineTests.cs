using System.Text;
using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Line;

public sealed class SipLineTests : IAsyncLifetime
{
    private readonly LineBench _bench = LineBench.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(";transport=tcp")]
    public async Task Dial_Answered_CarriesAudioTextAndHangUp(string parameters)
    {
        var (caller, called) = await _bench.ConnectAsync(parameters);
        var (mine, theirs) = (new Ears(), new Ears());
        caller.Attach(mine);
        called.Attach(theirs);
        await Task.WhenAll(mine.Heard, theirs.Heard).WaitAsync(LineBench.Patience);
        caller.HasText.ShouldBeTrue();
        caller.SendText("bonjour");
        var text = new StringBuilder();
        while (text.ToString() != "bonjour")
            text.Append((await LineBench.NextAsync<LegEvent.TextReceived>(called)).Text);
        caller.SendDigit('5', TimeSpan.FromMilliseconds(100));
        (await LineBench.NextAsync<LegEvent.DigitPressed>(called)).Digit.ShouldBe('5');
        await called.HangUpAsync();
        (await LineBench.NextAsync<LegEvent.HungUp>(caller)).Cause.ShouldBe(HangUpCause.Remote);
        (await LineBench.NextAsync<LegEvent.HungUp>(called)).Cause.ShouldBe(HangUpCause.Local);
        caller.CallId.ShouldBe(called.CallId);
        await caller.DisposeAsync();
    }

    [Fact]
    public async Task Dial_WithoutText_HasNone()
    {
        var (caller, called) = await _bench.ConnectAsync(options: new DialOptions { OfferText = false });
        caller.HasText.ShouldBeFalse();
        called.HasText.ShouldBeFalse();
    }

    [Theory]
    [InlineData(486, "Busy")]
    [InlineData(603, "Rejected")]
    [InlineData(480, "NoAnswer")]
    [InlineData(404, "Unreachable")]
    [InlineData(488, "Failed")]
    public async Task Dial_Rejected_MapsTheCode(int code, string outcome)
    {
        var dialing = _bench.DialAsync();
        var incoming = await _bench.NextIncomingAsync();
        incoming.Reject(code);
        (await dialing.WaitAsync(LineBench.Patience)).GetType().Name.ShouldBe(outcome);
        await incoming.Ended.WaitAsync(LineBench.Patience);
    }

    [Fact]
    public async Task Dial_RingsTooLong_IsNoAnswer()
    {
        var dialing = _bench.DialAsync(options: new DialOptions { RingTimeout = TimeSpan.FromSeconds(1) });
        var incoming = await _bench.NextIncomingAsync();
        incoming.Ring();
        (await dialing.WaitAsync(LineBench.Patience)).ShouldBeOfType<DialOutcome.NoAnswer>();
        await incoming.Ended.WaitAsync(LineBench.Patience);
        (await incoming.AnswerAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Dial_Cancelled_CancelsAtTheFarEnd()
    {
        using var stop = new CancellationTokenSource();
        var dialing = _bench.DialAsync(token: stop.Token);
        var incoming = await _bench.NextIncomingAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dialing.WaitAsync(LineBench.Patience));
        await incoming.Ended.WaitAsync(LineBench.Patience);
    }

    [Fact]
    public async Task Dial_PermitUsedTwice_FailsAtThePermit()
    {
        var permit = await _bench.Permits.GrantAsync(_bench.Target());
        permit.TryBegin().ShouldBeTrue();
        var outcome = await _bench.Caller.DialAsync(permit, new DialOptions(), CancellationToken.None);
        outcome.ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Permit);
    }

    [Fact]
    public async Task Dial_GateRevokesThePermit_NoInviteGoesOut()
    {
        var permit = await _bench.Permits.GrantAsync(_bench.Target());
        _bench.Permits.StopAllCalling();
        var outcome = await _bench.Caller.DialAsync(permit, new DialOptions(), CancellationToken.None);
        outcome.ShouldBeOfType<DialOutcome.Refused>();
        _bench.Called.Statistics.MessagesReceived.ShouldBe(0);
    }

    [Fact]
    public async Task Dial_LineThatAcceptsNoCalls_IsNoAnswer()
    {
        await using var outbound = LineBench.Open(new SipLineOptions());
        var permit = await _bench.Permits.GrantAsync($"sip:x@{outbound.LocalEndPoint}");
        (await _bench.Caller.DialAsync(permit, new DialOptions(), CancellationToken.None)).ShouldBeOfType<DialOutcome.NoAnswer>();
    }

    [Fact]
    public async Task Dispose_WithCallsUp_HangsThemUp()
    {
        var (caller, called) = await _bench.ConnectAsync();
        await _bench.Caller.DisposeAsync();
        (await LineBench.NextAsync<LegEvent.HungUp>(called)).Cause.ShouldBe(HangUpCause.Remote);
        (await LineBench.NextAsync<LegEvent.HungUp>(caller)).Cause.ShouldBe(HangUpCause.Local);
        var outcome = await _bench.DialAsync(";user=ip");
        outcome.ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Transport);
    }

    [Fact]
    public async Task Dial_ManyAtOnce_AllAreConnected()
    {
        const int Calls = 20;
        var serving = Task.Run(async () =>
        {
            for (var i = 0; i < Calls; i++)
                await (await _bench.NextIncomingAsync()).AnswerAsync();
        });
        var dialing = Enumerable
            .Range(0, Calls)
            .Select(async i =>
                await _bench.Caller.DialAsync(
                    await _bench.Permits.GrantAsync($"sip:called{i}@{_bench.Called.LocalEndPoint}"),
                    new DialOptions(),
                    CancellationToken.None
                )
            );
        var outcomes = await Task.WhenAll(dialing).WaitAsync(LineBench.Patience);
        await serving;
        outcomes.ShouldAllBe(o => o is DialOutcome.Answered);
        _bench.Caller.Statistics.Calls.ShouldBe(Calls);
    }

    [Fact]
    public void TryOpen_PortTaken_SaysSo()
    {
        var options = new SipLineOptions { LocalPort = _bench.Caller.LocalEndPoint.Port };
        SipLine.TryOpen(options, TimeProvider.System, out _, out var failure).ShouldBeFalse();
        failure!.ShouldContain("Choose another port");
    }

    [Fact]
    public void TryOpen_WrongOptions_NamesTheOption()
    {
        SipLineOptions[] wrong =
        [
            new() { LocalPort = 70_000 },
            new() { LocalAddress = System.Net.IPAddress.Any },
            new() { Trunk = "not a uri" },
            new() { Registrar = "tel:+33" },
            new() { User = "" },
            new() { RegistrationLifetime = TimeSpan.Zero },
            new() { MediaTimeout = TimeSpan.Zero },
            new() { MaxCalls = 0 },
        ];
        string[] names =
        [
            "LocalPort",
            "LocalAddress",
            "Trunk",
            "Registrar",
            "User",
            "RegistrationLifetime",
            "MediaTimeout",
            "MaxCalls",
        ];
        for (var i = 0; i < wrong.Length; i++)
        {
            SipLine.TryOpen(wrong[i], TimeProvider.System, out _, out var failure).ShouldBeFalse();
            failure!.ShouldStartWith(names[i]);
        }
    }
}
