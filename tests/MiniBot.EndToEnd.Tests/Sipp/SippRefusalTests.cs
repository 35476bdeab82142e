using MiniBot.Telephony;

namespace MiniBot.EndToEnd.Tests.Sipp;

/// <summary>Called parties that do not come to the telephone: named for what they are, and nothing left open at either end.</summary>
public sealed class SippRefusalTests : IAsyncLifetime
{
    private readonly AgentBench _bench = AgentBench.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [PeerFact("sipp")]
    public Task Busy_IsBusy() => ExpectAsync(new DialOutcome.Busy(486), "busy");

    [PeerFact("sipp")]
    public Task Declined_IsRejected() =>
        ExpectAsync(new DialOutcome.Rejected(603), "reject", "--code", "603", "--reason", "Decline");

    [PeerFact("sipp")]
    public Task TemporarilyUnavailable_IsNoAnswer() => ExpectAsync(new DialOutcome.NoAnswer(), "reject");

    [PeerFact("sipp")]
    public Task OutOfService_IsUnreachable() =>
        ExpectAsync(new DialOutcome.Unreachable(503), "reject", "--code", "503", "--reason", "Out of Service");

    [PeerFact("sipp")]
    public async Task RingsForEver_IsCancelledAtTheRingTimeout()
    {
        await using var party = await SippCalledParty.StartAsync("noanswer", "--messages");

        (await _bench.DialAsync(party.Uri, TimeSpan.FromSeconds(2))).ShouldBeOfType<DialOutcome.NoAnswer>();

        await party.ShouldHaveSeenGoodCallsAsync();
        (await File.ReadAllTextAsync(Path.Combine(party.Folder, "messages.log"))).ShouldContain("CANCEL sip:");
        _bench.Line.Statistics.Calls.ShouldBe(0);
    }

    [PeerFact("sipp")]
    public Task UnreadableDescription_FailsAtNegotiation() => ExpectNegotiationFailureAsync("badsdp");

    [PeerFact("sipp")]
    public Task ForeignCodec_FailsAtNegotiation() => ExpectNegotiationFailureAsync("badcodec");

    private async Task ExpectAsync(DialOutcome outcome, string scenario, params string[] options)
    {
        await using var party = await SippCalledParty.StartAsync(scenario, options);

        (await _bench.DialAsync(party.Uri)).ShouldBe(outcome);

        await party.ShouldHaveSeenGoodCallsAsync();
        _bench.Line.Statistics.Calls.ShouldBe(0);
    }

    /// <summary>The answered call is acknowledged and hung up, though nothing can be said on it.</summary>
    private async Task ExpectNegotiationFailureAsync(string scenario)
    {
        await using var party = await SippCalledParty.StartAsync(scenario);

        (await _bench.DialAsync(party.Uri)).ShouldBeOfType<DialOutcome.Failed>().Stage.ShouldBe(DialStage.Negotiation);

        await party.ShouldHaveSeenGoodCallsAsync();
        _bench.Line.Statistics.Calls.ShouldBe(0);
    }
}
