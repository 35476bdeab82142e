namespace MiniBot.Speech.Recognition;

/// <summary>
/// Samples on their way from one thread to another. It grows to what was needed and no further than its bound; what does not fit is
/// dropped, the newest first, and counted. Thread-safe; allocates nothing once it has grown.
/// </summary>
/// <param name="first">Samples held at first, 1 or more.</param>
/// <param name="most">Samples held at most.</param>
internal sealed class SampleQueue(int first, int most)
{
    private readonly Lock _lock = new();
    private short[] _samples = new short[first];
    private int _start;
    private int _count;
    private long _dropped;

    /// <summary>Samples that wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>Samples that found it full.</summary>
    public long Dropped
    {
        get
        {
            lock (_lock)
                return _dropped;
        }
    }

    /// <summary>Adds what fits; returns how many samples wait then.</summary>
    public int Write(ReadOnlySpan<short> samples)
    {
        lock (_lock)
        {
            var taken = Math.Min(samples.Length, most - _count);
            _dropped += samples.Length - taken;
            if (_count + taken > _samples.Length)
                Grow(_count + taken);
            var end = (_start + _count) % _samples.Length;
            var head = Math.Min(taken, _samples.Length - end);
            samples[..head].CopyTo(_samples.AsSpan(end));
            samples[head..taken].CopyTo(_samples);
            _count += taken;
            return _count;
        }
    }

    /// <summary>Takes the oldest samples out, as many as there are and fit; 0 when there are none.</summary>
    public int Read(Span<short> samples)
    {
        lock (_lock)
        {
            var taken = Math.Min(samples.Length, _count);
            var head = Math.Min(taken, _samples.Length - _start);
            _samples.AsSpan(_start, head).CopyTo(samples);
            _samples.AsSpan(0, taken - head).CopyTo(samples[head..]);
            _start = (_start + taken) % _samples.Length;
            _count -= taken;
            return taken;
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        lock (_lock)
            _count = 0;
    }

    private void Grow(int needed)
    {
        var grown = new short[Math.Min(most, Math.Max(needed, 2 * _samples.Length))];
        var head = Math.Min(_count, _samples.Length - _start);
        _samples.AsSpan(_start, head).CopyTo(grown);
        _samples.AsSpan(0, _count - head).CopyTo(grown.AsSpan(head));
        (_samples, _start) = (grown, 0);
    }
}
