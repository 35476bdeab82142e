namespace MiniBot.Sip.Rtp;

/// <summary>What became of a packet put into a <see cref="JitterBuffer"/>.</summary>
internal enum JitterVerdict
{
    /// <summary>Its audio waits to be played.</summary>
    Accepted,

    /// <summary>Its time has passed.</summary>
    Late,

    /// <summary>It was there already.</summary>
    Duplicate,
}

/// <summary>
/// Decoded audio ordered by its RTP timestamp, so that packets of any length, in any order, play at their time. One thread.
/// </summary>
/// <remarks>
/// <code>
///              _playout                              _end
///   played ───────┤ present │ gap │ present │ present ├──── not arrived yet
/// </code>
/// A gap with audio behind it is a loss: it is concealed and its time passes. With nothing behind, playout waits (the delay grows,
/// up to the limit), and the time waited is given back if what was awaited turns out to be lost. Once a second, what the delay
/// was never needed for in that second is shortened by half, with a blend.
/// </remarks>
internal sealed class JitterBuffer
{
    private const int Capacity = 4096;
    private const int Mask = Capacity - 1;
    private const int BlendLength = 40;

    private readonly short[] _samples = new short[Capacity];
    private readonly bool[] _present = new bool[Capacity];
    private readonly LossConcealment _concealment = new();
    private uint _playout;
    private uint _end;
    private bool _running;
    private int _preroll;
    private int _waited;
    private int _lateInARow;
    private int _ticksReviewed;
    private int _leastDepth = int.MaxValue;
    private int _toShorten;

    /// <summary>Packets that came after their time.</summary>
    public long LatePackets { get; private set; }

    /// <summary>Samples made up for audio that did not arrive.</summary>
    public long ConcealedSamples { get; private set; }

    /// <summary>Samples now waiting, gaps included.</summary>
    public int Depth => _running ? (int)(_end - _playout) + _preroll : 0;

    /// <summary>Forgets everything: another stream follows.</summary>
    public void Reset()
    {
        Clear();
        _concealment.Reset();
        _running = false;
    }

    /// <summary>Puts a packet's audio at its time.</summary>
    /// <param name="timestamp">Of the first sample.</param>
    /// <param name="samples">At most <see cref="JitterBufferLimits.MaxPacket"/>.</param>
    /// <param name="startsTalkspurt">The packet carries the marker: silence before it is no loss. RFC 3551 §4.1.</param>
    public JitterVerdict Insert(uint timestamp, ReadOnlySpan<short> samples, bool startsTalkspurt)
    {
        var offset = (int)(timestamp - _playout);
        if (!_running || Math.Abs((long)offset) > Capacity - JitterBufferLimits.MaxPacket)
            offset = StartAt(timestamp);
        if (offset < 0 && -offset <= _preroll)
            offset = StartEarlier(offset);
        if (offset + samples.Length <= 0)
        {
            LatePackets++;
            if (++_lateInARow < JitterBufferLimits.LateInARow)
                return JitterVerdict.Late;
            offset = StartAt(timestamp);
        }

        _lateInARow = 0;
        if (_end == _playout && offset > 0)
            offset = startsTalkspurt ? StartAt(timestamp) : GiveBack(offset);
        _waited = 0;
        var late = Math.Max(0, -offset);
        return Store(timestamp + (uint)late, samples[late..]);
    }

    /// <summary>Takes the next samples: heard, concealed, or silence.</summary>
    public void Read(Span<short> frame)
    {
        if (!_running)
        {
            _concealment.Conceal(frame);
            return;
        }

        Review(frame.Length);
        var prerolled = Math.Min(_preroll, frame.Length);
        _preroll -= prerolled;
        _concealment.Conceal(frame[..prerolled]);
        for (var rest = frame[prerolled..]; !rest.IsEmpty; )
        {
            var available = (int)(_end - _playout);
            if (available <= 0)
            {
                Wait(rest);
                return;
            }

            rest = rest[TakeRun(rest[..Math.Min(available, rest.Length)])..];
        }
    }

    private int StartAt(uint timestamp)
    {
        Clear();
        (_playout, _end) = (timestamp, timestamp);
        (_preroll, _running) = (JitterBufferLimits.InitialDepth, true);
        return 0;
    }

    /// <summary>The first packet to arrive was not the first sent, and there is time yet.</summary>
    private int StartEarlier(int offset)
    {
        _playout += (uint)offset;
        _preroll += offset;
        return 0;
    }

    /// <summary>What playout waited for is lost: the wait was its concealment.</summary>
    private int GiveBack(int gap)
    {
        var skipped = Math.Min(_waited, gap);
        _playout += (uint)skipped;
        return gap - skipped;
    }

    private JitterVerdict Store(uint timestamp, ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
            return JitterVerdict.Accepted;
        if (_present[timestamp & Mask] && _present[(timestamp + (uint)samples.Length - 1) & Mask])
            return JitterVerdict.Duplicate;
        var start = (int)(timestamp & Mask);
        var head = Math.Min(samples.Length, Capacity - start);
        samples[..head].CopyTo(_samples.AsSpan(start));
        samples[head..].CopyTo(_samples);
        _present.AsSpan(start, head).Fill(true);
        _present.AsSpan(0, samples.Length - head).Fill(true);
        var end = timestamp + (uint)samples.Length;
        if ((int)(end - _end) > 0)
            _end = end;
        var surplus = (int)(_end - _playout) - JitterBufferLimits.MaxDepth;
        if (surplus > 0)
            Drop(surplus + JitterBufferLimits.MaxDepth - JitterBufferLimits.InitialDepth);
        return JitterVerdict.Accepted;
    }

    /// <summary>Plays or conceals up to the next change between present and missing.</summary>
    private int TakeRun(Span<short> frame)
    {
        var start = (int)(_playout & Mask);
        var span = _present.AsSpan(start, Math.Min(frame.Length, Capacity - start));
        var present = span[0];
        var change = span.IndexOf(!present);
        var length = change < 0 ? span.Length : change;
        var run = frame[..length];
        if (present)
        {
            _samples.AsSpan(start, length).CopyTo(run);
            span[..length].Clear();
            _concealment.Pass(run);
        }
        else
        {
            _concealment.Conceal(run);
            ConcealedSamples += length;
        }

        _playout += (uint)length;
        return length;
    }

    private void Wait(Span<short> frame)
    {
        _concealment.Conceal(frame);
        ConcealedSamples += frame.Length;
        if (_waited + frame.Length <= JitterBufferLimits.MaxDepth)
        {
            _waited += frame.Length;
            return;
        }

        _playout += (uint)frame.Length;
        _end = _playout;
    }

    /// <summary>Watches how much of the delay is needed, and gives up half of the rest.</summary>
    private void Review(int frameLength)
    {
        _leastDepth = Math.Min(_leastDepth, Depth - frameLength);
        if (++_ticksReviewed >= JitterBufferLimits.ReviewTicks)
        {
            var spare = _leastDepth - JitterBufferLimits.Reserve;
            _toShorten = spare < BlendLength ? 0 : Math.Min(Math.Max(spare / 2, BlendLength), JitterBufferLimits.MaxShortening);
            (_ticksReviewed, _leastDepth) = (0, int.MaxValue);
        }

        if (_toShorten > 0 && _preroll == 0 && Depth >= frameLength + _toShorten + BlendLength)
        {
            Shorten(_toShorten);
            _toShorten = 0;
        }
    }

    /// <summary>Leaves out some samples, blending from those left out into those that follow.</summary>
    private void Shorten(int count)
    {
        for (var i = 0; i < BlendLength; i++)
        {
            var outgoing = (_playout + (uint)i) & Mask;
            var incoming = (_playout + (uint)(count + i)) & Mask;
            if (_present[outgoing] && _present[incoming])
                _samples[incoming] = (short)(((_samples[outgoing] * (BlendLength - i)) + (_samples[incoming] * i)) / BlendLength);
        }

        Drop(count);
    }

    private void Drop(int count)
    {
        for (var i = 0; i < count; i++)
            _present[(_playout + (uint)i) & Mask] = false;
        _playout += (uint)count;
    }

    private void Clear()
    {
        _present.AsSpan().Clear();
        (_preroll, _waited, _lateInARow, _ticksReviewed, _toShorten) = (0, 0, 0, 0, 0);
        _leastDepth = int.MaxValue;
        _end = _playout;
    }
}
