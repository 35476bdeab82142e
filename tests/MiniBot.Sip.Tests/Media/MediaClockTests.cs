using MiniBot.Sip.Media;

namespace MiniBot.Sip.Tests.Media;

public sealed class MediaClockTests
{
    [Fact]
    public void Standstill_OfASecond_SkipsTicksButKeepsTheStreamsTime()
    {
        using var pair = new MediaPair();
        var called = new ToneExchange(1000);
        pair.Called.Attach(called);
        pair.Run(TimeSpan.FromSeconds(1));

        pair.Time.Advance(TimeSpan.FromSeconds(1));
        pair.Clock.RunDueTicks();

        pair.Clock.SkippedTicks.ShouldBe(47);
        called.Ticks.ShouldBe(53);
        pair.Run(TimeSpan.FromSeconds(1));
        called.Ticks.ShouldBe(103);
        pair.Called.Statistics.PacketsLost.ShouldBe(0);
    }

    [Fact]
    public void Observer_SeesEachPacketAndTick()
    {
        var observer = new CountingObserver();
        using var pair = new MediaPair(observer: observer);
        pair.Run(TimeSpan.FromSeconds(1));

        observer.Packets.ShouldBe(100);
        observer.Ticks.ShouldBe(50);
    }

    [Fact]
    public void Start_Twice_IsABug()
    {
        using var clock = new MediaClock(TimeProvider.System);
        clock.Start();

        Should.Throw<InvalidOperationException>(clock.Start);
    }

    [Fact]
    public async Task Dispose_ClosesItsSessions()
    {
        var clock = new MediaClock(TimeProvider.System);
        clock.Start();
        var session = MediaPair.Open(clock, MediaPair.Options(), new RecordingSink());

        clock.Dispose();

        clock.SessionCount.ShouldBe(0);
        // Completes only when the session is closed.
        await session.DisposeAsync();
        Should.Throw<ObjectDisposedException>(clock.Start);
        MediaSession.TryOpen(clock, MediaPair.Options(), new RecordingSink(), out _, out var failure).ShouldBeFalse();
        failure.ShouldBe("The line is closing.");
    }

    private sealed class CountingObserver : IMediaClockObserver
    {
        public int Packets { get; private set; }

        public int Ticks { get; private set; }

        public void AudioSent(uint ssrc, long timestamp) => Packets++;

        public void TickRan(TimeSpan lateness, TimeSpan duration)
        {
            lateness.ShouldBe(TimeSpan.Zero);
            Ticks++;
        }
    }
}
