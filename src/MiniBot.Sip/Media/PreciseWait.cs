namespace MiniBot.Sip.Media;

/// <summary>Waits for a short time on the monotonic clock, more exactly than the timer queue can.</summary>
internal static class PreciseWait
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Blocks the calling thread. A signal may end the wait early.</summary>
    public static unsafe void For(TimeSpan duration)
    {
        var request = new NativeMethods.TimeSpec
        {
            Seconds = duration.Ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = duration.Ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick,
        };
        _ = NativeMethods.Sleep(NativeMethods.MonotonicClock, 0, &request, 0);
    }
}
