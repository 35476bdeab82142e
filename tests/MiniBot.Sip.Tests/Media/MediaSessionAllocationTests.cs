using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Media;

public sealed class MediaSessionAllocationTests
{
    [Fact]
    public void Ticks_InSteadyState_AllocateNothing()
    {
        using var pair = new MediaPair();
        pair.Caller.Attach(new Echo());
        pair.Called.Attach(new Echo());
        pair.Run(TimeSpan.FromSeconds(12));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var ticksBefore = pair.Caller.Statistics.PacketsReceived;
        for (var i = 0; i < 500; i++)
        {
            pair.Time.Advance(TimeSpan.FromMilliseconds(20));
            pair.Clock.RunDueTicks();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBe(AllocatedByTheTestClock(pair), "bytes in 500 ticks of two sessions, reports included");
        (pair.Caller.Statistics.PacketsReceived - ticksBefore).ShouldBe(500);
    }

    /// <summary>What moving a manual clock costs by itself.</summary>
    private static long AllocatedByTheTestClock(MediaPair pair)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
            pair.Time.Advance(TimeSpan.FromMilliseconds(20));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Echo : IMediaExchange
    {
        public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken) => heard.CopyTo(spoken);
    }
}
