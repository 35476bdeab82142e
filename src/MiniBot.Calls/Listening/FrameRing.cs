namespace MiniBot.Calls.Listening;

/// <summary>
/// Hands audio frames from one thread (the media clock) to another (a listener) without locks or allocation.
/// When the listener falls behind by the whole ring, the newest frames are dropped and counted.
/// </summary>
internal sealed class FrameRing
{
    private readonly short[] _samples;
    private readonly bool[] _marks;
    private readonly int _frameLength;
    private readonly int _mask;
    private int _written;
    private int _read;
    private long _dropped;

    /// <param name="frameLength">Samples per frame.</param>
    /// <param name="capacity">Frames held, a power of two.</param>
    public FrameRing(int frameLength, int capacity)
    {
        if (!int.IsPow2(capacity))
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A power of two is needed.");
        _frameLength = frameLength;
        _mask = capacity - 1;
        _samples = new short[frameLength * capacity];
        _marks = new bool[capacity];
    }

    /// <summary>Frames that found the ring full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Frames that wait to be read.</summary>
    public int Waiting => Volatile.Read(ref _written) - Volatile.Read(ref _read);

    /// <summary>Media thread: stores one frame and a mark, or counts it as dropped.</summary>
    public void Write(ReadOnlySpan<short> frame, bool mark = false)
    {
        var written = _written;
        if (frame.Length != _frameLength || written - Volatile.Read(ref _read) > _mask)
        {
            Volatile.Write(ref _dropped, _dropped + 1);
            return;
        }

        frame.CopyTo(Slot(written));
        _marks[written & _mask] = mark;
        Volatile.Write(ref _written, written + 1);
    }

    /// <summary>Listener thread: copies the oldest frame out; false when there is none.</summary>
    public bool TryRead(Span<short> frame) => TryRead(frame, out _);

    /// <summary>Listener thread: copies the oldest frame out, with its mark; false when there is none.</summary>
    public bool TryRead(Span<short> frame, out bool mark)
    {
        mark = false;
        var read = _read;
        if (read == Volatile.Read(ref _written))
            return false;
        Slot(read).CopyTo(frame);
        mark = _marks[read & _mask];
        Volatile.Write(ref _read, read + 1);
        return true;
    }

    private Span<short> Slot(int index) => _samples.AsSpan((index & _mask) * _frameLength, _frameLength);
}
