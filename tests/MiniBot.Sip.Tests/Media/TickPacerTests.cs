using MiniBot.Sip.Media;

namespace MiniBot.Sip.Tests.Media;

public sealed class TickPacerTests
{
    private const long Frequency = 1_000_000_000;
    private const long Start = 123_456_789;
    private readonly TickPacer _pacer = new(Start, Frequency, TimeSpan.FromMilliseconds(20));

    [Fact]
    public void TryTake_LateEveryTime_DoesNotAddUp()
    {
        for (var i = 1; i <= 10_000; i++)
        {
            _pacer.NextDue.ShouldBe(Start + (i * 20_000_000L));
            _pacer.TryTake(_pacer.NextDue + 4_000_000, out var tick).ShouldBeTrue();
            tick.TicksPassed.ShouldBe(1);
            tick.Index.ShouldBe(i);
        }

        _pacer.LateTicks.ShouldBe(0);
    }

    [Fact]
    public void TryTake_BeforeItIsDue_TakesNothing() => _pacer.TryTake(Start + 19_999_999, out _).ShouldBeFalse();

    [Fact]
    public void Begin_LongAfterTheStart_CountsNothingAsSkipped()
    {
        _pacer.Begin(Start + Milliseconds(5005));

        _pacer.NextDue.ShouldBe(Start + Milliseconds(5020));
        Drain(Start + Milliseconds(5020)).ShouldBe([1]);
        _pacer.SkippedTicks.ShouldBe(0);
    }

    [Fact]
    public void TryTake_ThreeTicksLate_RunsThemAll()
    {
        var now = Start + Milliseconds(60);

        Drain(now).ShouldBe([1, 1, 1]);
        _pacer.SkippedTicks.ShouldBe(0);
        _pacer.LateTicks.ShouldBe(2);
    }

    [Fact]
    public void TryTake_AfterAStandstill_SkipsWhatIsBeyondCatchingUp()
    {
        Drain(Start + Milliseconds(20)).ShouldBe([1]);

        Drain(Start + Milliseconds(1020)).ShouldBe([48, 1, 1]);

        _pacer.SkippedTicks.ShouldBe(47);
        _pacer.NextDue.ShouldBe(Start + Milliseconds(1040));
    }

    [Fact]
    public void TryTake_ClockOfAnyFrequency_KeepsPace()
    {
        var pacer = new TickPacer(0, 24_000_003, TimeSpan.FromMilliseconds(20));
        var ticks = 0;
        for (long now = 0; now <= 24_000_003 * 60; now += 100_000)
        {
            while (pacer.TryTake(now, out _))
                ticks++;
        }

        ticks.ShouldBeInRange(2999, 3000);
    }

    private static long Milliseconds(int count) => count * (Frequency / 1000);

    private List<int> Drain(long now)
    {
        var passed = new List<int>();
        while (_pacer.TryTake(now, out var tick))
            passed.Add(tick.TicksPassed);
        return passed;
    }
}
