using MiniBot.Cli.Bench;

namespace MiniBot.Cli.Tests.Bench;

public sealed class MediaMeterTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly MediaMeter _meter;

    public MediaMeterTests() => _meter = new MediaMeter(2, _time);

    [Fact]
    public void AudioSent_TwoCalls_TimesEachByItself()
    {
        _meter.Begin();
        Send(1);
        _time.Advance(TimeSpan.FromMilliseconds(5));
        Send(2);
        _time.Advance(TimeSpan.FromMilliseconds(15));
        Send(1);
        _time.Advance(TimeSpan.FromMilliseconds(5));
        Send(2);

        _meter.Intervals.Count.ShouldBe(2);
        _meter.Intervals.ToPercentiles().ShouldBe(new Percentiles(20.01, 20.01, 20.01));
    }

    [Fact]
    public void AudioSent_OutsideTheWindow_IsNotMeasured()
    {
        Send(1);
        _time.Advance(TimeSpan.FromMilliseconds(90));
        Send(1);
        _meter.Begin();
        _time.Advance(TimeSpan.FromMilliseconds(20));
        Send(1);
        _meter.End();
        _time.Advance(TimeSpan.FromMilliseconds(90));
        Send(1);

        _meter.Intervals.Count.ShouldBe(1);
        _meter.Intervals.PercentileMilliseconds(1).ShouldBe(20.01);
    }

    [Fact]
    public void TickRan_BetweenTicksThatAllocate_CountsTheirBytes()
    {
        _meter.Begin();
        Tick();
        Tick();
        var steady = _meter.AllocatedBytes;
        var garbage = new byte[1000];
        Tick();
        var after = _meter.AllocatedBytes;

        steady.ShouldBe(0);
        after.ShouldBeInRange(garbage.Length, 2 * garbage.Length);
        _meter.Ticks.Count.ShouldBe(3);
    }

    private void Send(uint ssrc) => _meter.AudioSent(ssrc, _time.GetTimestamp());

    private void Tick() => _meter.TickRan(TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
}
