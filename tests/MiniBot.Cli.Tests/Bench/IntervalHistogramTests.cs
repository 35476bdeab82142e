using FsCheck;
using FsCheck.Fluent;
using MiniBot.Cli.Bench;

namespace MiniBot.Cli.Tests.Bench;

public sealed class IntervalHistogramTests
{
    private const double StepMilliseconds = 0.01;
    private readonly IntervalHistogram _histogram = new();

    [Fact]
    public void Percentile_NothingRecorded_IsZero() => _histogram.PercentileMilliseconds(0.5).ShouldBe(0);

    [Fact]
    public void Percentile_OneOutlierInAThousand_ShowsOnlyAboveItsShare()
    {
        for (var i = 0; i < 999; i++)
            _histogram.Record(TimeSpan.FromMilliseconds(20));
        _histogram.Record(TimeSpan.FromMilliseconds(35));

        _histogram.Count.ShouldBe(1000);
        _histogram.ToPercentiles().ShouldBe(new Percentiles(20.01, 20.01, 20.01));
        _histogram.PercentileMilliseconds(0.9991).ShouldBe(35.01);
    }

    [Theory]
    [InlineData(-5, 0.01)]
    [InlineData(0, 0.01)]
    [InlineData(199.999, 200)]
    [InlineData(3600_000, 200)]
    public void Record_OutOfRange_CountsAtTheNearestEnd(double milliseconds, double expected)
    {
        _histogram.Record(TimeSpan.FromMilliseconds(milliseconds));
        _histogram.PercentileMilliseconds(1).ShouldBe(expected);
    }

    [Fact]
    public void Percentile_AnyIntervals_IsTheSortedValueRoundedUpToItsStep() =>
        Prop.ForAll(
                Gen.Choose(0, 199_000).NonEmptyListOf().ToArbitrary(),
                Gen.Choose(1, 1000).ToArbitrary(),
                (microseconds, thousandths) =>
                {
                    var histogram = new IntervalHistogram();
                    foreach (var interval in microseconds)
                        histogram.Record(TimeSpan.FromMicroseconds(interval));
                    var share = thousandths / 1000.0;
                    var rank = Math.Max(1, (int)Math.Ceiling(microseconds.Count * share));
                    var exact = microseconds.Order().ElementAt(rank - 1) / 1000.0;
                    histogram.PercentileMilliseconds(share).ShouldBeInRange(exact, exact + StepMilliseconds + 1e-9);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithReplay(2026, 11));

    [Fact]
    public void Record_SteadyState_AllocatesNothing()
    {
        _histogram.Record(TimeSpan.FromMilliseconds(20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            _histogram.Record(TimeSpan.FromMicroseconds(i));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
