using System.Runtime.InteropServices;
using MiniBot.Sip.Media;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Times what the media thread sends, call by call. Measures between <see cref="Begin"/> and <see cref="End"/>; the histograms belong
/// to the media thread and are read once it has ended.
/// </summary>
internal sealed class MediaMeter(int calls, TimeProvider time) : IMediaClockObserver
{
    private readonly Dictionary<uint, long> _lastSent = new(calls);
    private volatile bool _measuring;
    private long? _allocatedBefore;

    /// <summary>Between two packets of the same call.</summary>
    public IntervalHistogram Intervals { get; } = new();

    /// <summary>How long each tick took for all calls.</summary>
    public IntervalHistogram Ticks { get; } = new();

    /// <summary>On the managed heap by the media thread, between its first tick and its last.</summary>
    public long AllocatedBytes { get; private set; }

    public void Begin() => _measuring = true;

    public void End() => _measuring = false;

    public void AudioSent(uint ssrc, long timestamp)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastSent, ssrc, out var known);
        if (known && _measuring)
            Intervals.Record(time.GetElapsedTime(last, timestamp));
        last = timestamp;
    }

    public void TickRan(TimeSpan lateness, TimeSpan duration)
    {
        if (!_measuring)
            return;
        Ticks.Record(duration);
        _allocatedBefore ??= GC.GetAllocatedBytesForCurrentThread();
        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore.Value;
    }
}
