using MiniBot.Calls.Timing;

namespace MiniBot.Calls.Tests.Timing;

public sealed class TurnStatisticsTests
{
    [Fact]
    public void Of_NoTurns_IsNothing() => TurnStatistics.Of([]).ShouldBeNull();

    [Fact]
    public void Of_HundredTurns_GivesNearestRanks()
    {
        var turns = Enumerable.Range(1, 100).Select(ms => Turn(ms, model: null)).Reverse().ToList();

        var statistics = TurnStatistics.Of(turns).ShouldNotBeNull();

        statistics.Turns.ShouldBe(100);
        statistics.EndOfTurn.ShouldBe(new StageLatency(50, 95, 99));
        statistics.Total.ShouldBe(new StageLatency(56, 101, 105));
        statistics.AfterEndOfTurn.ShouldBe(new StageLatency(6, 6, 6));
        statistics.Model.ShouldBeNull();
    }

    [Fact]
    public void Of_OneTurnByAModel_CountsItsThinkingOnce()
    {
        var statistics = TurnStatistics.Of([Turn(300, model: null), Turn(300, model: 700)]).ShouldNotBeNull();

        statistics.Model.ShouldBe(new StageLatency(700, 700, 700));
        statistics.Total.P99.ShouldBe(1006);
    }

    private static TurnLatency Turn(int endOfTurnMs, int? model) =>
        new(
            TimeSpan.FromMilliseconds(endOfTurnMs),
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromMilliseconds(2),
            TimeSpan.FromMilliseconds(3),
            model is { } ms ? TimeSpan.FromMilliseconds(ms) : null
        );
}
