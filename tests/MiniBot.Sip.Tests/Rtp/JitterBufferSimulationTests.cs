using MiniBot.Sip.Rtp;

namespace MiniBot.Sip.Tests.Rtp;

/// <summary>A minute of a counting signal over a network that delays, loses, repeats and drifts, on virtual time.</summary>
public sealed class JitterBufferSimulationTests
{
    private const int Frame = 160;
    private const double TickMilliseconds = 20;
    private const int Packets = 3000;

    [Fact]
    public void PerfectNetwork_PlaysAllWithLittleDelay()
    {
        var result = Simulate(new Random(1), delay: _ => 5);

        result.Concealed.ShouldBe(0);
        result.Late.ShouldBe(0);
        result.FinalDepth.ShouldBeLessThanOrEqualTo(3 * Frame);
    }

    [Fact]
    public void Jitter_UpToSixtyMilliseconds_IsAbsorbed()
    {
        var result = Simulate(new Random(2), delay: random => random.NextDouble() * 60);

        (result.Concealed / (double)(Packets * Frame)).ShouldBeLessThan(0.05);
        (result.Late / (double)Packets).ShouldBeLessThan(0.03);
        result.FinalDepth.ShouldBeLessThanOrEqualTo(JitterBufferLimits.MaxDepth);
    }

    [Fact]
    public void Loss_OfFivePercent_IsConcealedAndNothingMore()
    {
        var result = Simulate(new Random(3), delay: _ => 5, loss: 0.05);

        (result.Concealed / (double)(Packets * Frame)).ShouldBe(0.05, 0.015);
        result.Late.ShouldBe(0);
    }

    [Fact]
    public void Duplicates_AreHeardOnce()
    {
        var result = Simulate(new Random(4), delay: _ => 5, duplication: 0.3);

        result.Concealed.ShouldBe(0);
        result.Backwards.ShouldBe(0);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(1.001)]
    public void Drift_OfAThousandPartsPerMillion_NeitherStarvesNorPilesUp(double speed)
    {
        var result = Simulate(new Random(5), delay: _ => 5, speed: speed);

        (result.Concealed / (double)(Packets * Frame)).ShouldBeLessThan(0.01);
        result.FinalDepth.ShouldBeLessThanOrEqualTo(6 * Frame);
    }

    [Fact]
    public void Burst_DelayIsShortenedAgainWithinHalfAMinute()
    {
        var packet = 0;
        var result = Simulate(new Random(6), delay: _ => packet++ is >= 500 and < 508 ? 170 - ((packet - 500) * 20) : 5);

        result.FinalDepth.ShouldBeLessThanOrEqualTo(3 * Frame);
        result.Late.ShouldBe(0);
    }

    private static Result Simulate(
        Random random,
        Func<Random, double> delay,
        double loss = 0,
        double duplication = 0,
        double speed = 1
    )
    {
        var arrivals = new PriorityQueue<int, double>();
        for (var packet = 0; packet < Packets; packet++)
        {
            var arrival = (packet * TickMilliseconds / speed) + delay(random);
            if (random.NextDouble() >= loss)
                arrivals.Enqueue(packet, arrival);
            if (random.NextDouble() < duplication)
                arrivals.Enqueue(packet, arrival + (random.NextDouble() * 30));
        }

        return Play(arrivals);
    }

    private static Result Play(PriorityQueue<int, double> arrivals)
    {
        var buffer = new JitterBuffer();
        var frame = new short[Frame];
        var samples = new short[Frame];
        var (backwards, newest) = (0, 0);
        var start = uint.MaxValue - 100_000;
        for (var now = 0.0; arrivals.Count > 0; now += TickMilliseconds)
        {
            while (arrivals.TryPeek(out var packet, out var at) && at <= now)
            {
                arrivals.Dequeue();
                samples.AsSpan().Fill((short)((packet % 30_000) + 1));
                buffer.Insert(start + (uint)(packet * Frame), samples, false);
            }

            buffer.Read(frame);
            // The last sample of a frame is never blended; faded ones are below what was played before.
            if (frame[^1] < newest && frame[^1] == frame[^2] && frame[^1] == frame[Frame / 2] && frame[^1] > 0)
                backwards++;
            newest = Math.Max(newest, frame[^1]);
        }

        return new Result(buffer.ConcealedSamples, buffer.LatePackets, buffer.Depth, backwards);
    }

    private sealed record Result(long Concealed, long Late, int FinalDepth, int Backwards);
}
