using MiniBot.Calls.Timing;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Tests.Dialing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Results;

public sealed class CampaignLatencyTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Summarise_AnsweredTurns_AreCountedOverAllCalls()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(2);
        await _bench.RunAsync(campaign, Answering(Turn(200), Turn(400)));

        (await _bench.ListAsync(campaign))
            .Select(result => result.Last!.Turns)
            .ShouldAllBe(turns => turns.SequenceEqual(new[] { Turn(200), Turn(400) }));
        var latency = (await _bench.Results.SummariseAsync(campaign.Id, CancellationToken.None)).LatencyMs.ShouldNotBeNull();
        latency.Turns.ShouldBe(4);
        latency.EndOfTurn.ShouldBe(new StageLatency(200, 400, 400));
        latency.Total.P99.ShouldBe(430);
    }

    [Fact]
    public async Task Summarise_NoTurns_HasNoLatency()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        await _bench.RunAsync(campaign, Answering());

        (await _bench.Results.SummariseAsync(campaign.Id, CancellationToken.None)).LatencyMs.ShouldBeNull();
    }

    private static TurnLatency Turn(int endOfTurnMs) =>
        new(
            TimeSpan.FromMilliseconds(endOfTurnMs),
            TimeSpan.FromMilliseconds(20),
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromMilliseconds(9),
            Model: null
        );

    private ScriptedPlacer Answering(params TurnLatency[] turns) =>
        new(
            (_, _) =>
                Task.FromResult(
                    new AttemptOutcome
                    {
                        Disposition = Disposition.NotInterested,
                        AnsweredAt = _bench.Time.GetUtcNow(),
                        Turns = turns,
                    }
                )
        );
}
