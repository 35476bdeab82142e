namespace MiniBot.Sip.Rtp;

/// <summary>
/// Turns DTMF packets into key presses, one per event however many of its packets arrive. Packets of one event share a
/// timestamp; a lost start or a lost end still makes a press. RFC 4733 §2.5.2. Pure, one thread.
/// </summary>
internal sealed class DigitReceiver
{
    /// <summary>An event without end packet counts as ended when nothing of it arrived for this long.</summary>
    public static readonly TimeSpan EndTimeout = TimeSpan.FromMilliseconds(300);

    /// <summary>A key held longer counts as pressed for this long.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(5);

    private const int SamplesPerMillisecond = 8;

    private readonly Queue<DigitPress> _presses = new();
    private bool _down;
    private byte _code;
    private uint _timestamp;
    private ushort _duration;
    private TimeSpan _lastHeard;
    private uint? _finished;

    public void Receive(uint timestamp, TelephoneEvent telephoneEvent, TimeSpan now)
    {
        // An event told again after its end, or reordered behind a later one.
        if (_finished is { } finished && (int)(timestamp - finished) <= 0)
            return;
        if (IsRestOfLongEvent(timestamp, telephoneEvent))
        {
            _finished = timestamp;
            return;
        }

        if (_down && timestamp != _timestamp)
        {
            if ((int)(timestamp - _timestamp) < 0)
                return;
            Press();
        }

        if (!_down)
            (_down, _code, _timestamp, _duration) = (true, telephoneEvent.Code, timestamp, 0);
        _duration = Math.Max(_duration, telephoneEvent.Duration);
        _lastHeard = now;
        if (telephoneEvent.IsEnd || Duration >= MaxDuration)
            Press();
    }

    /// <summary>Ends an event whose end packets were lost.</summary>
    public void Advance(TimeSpan now)
    {
        if (_down && now - _lastHeard >= EndTimeout)
            Press();
    }

    public bool TryTake(out DigitPress press) => _presses.TryDequeue(out press);

    /// <summary>Another stream follows: its timestamps have nothing to do with those before.</summary>
    public void Reset()
    {
        if (_down)
            Press();
        _finished = null;
    }

    private TimeSpan Duration => TimeSpan.FromMilliseconds((double)_duration / SamplesPerMillisecond);

    private void Press()
    {
        _down = false;
        if (TelephoneEvent.TryGetKey(_code, out var key))
            _presses.Enqueue(new DigitPress(key, Duration < MaxDuration ? Duration : MaxDuration));
        _finished = _timestamp;
    }

    /// <summary>A key held over 8 s comes in segments, each beginning where the one before ended. RFC 4733 §2.5.1.3.</summary>
    private bool IsRestOfLongEvent(uint timestamp, TelephoneEvent telephoneEvent) =>
        !_down && _finished is { } finished && timestamp == finished + ushort.MaxValue && telephoneEvent.Code == _code;
}

/// <summary>A key pressed at the far end.</summary>
internal readonly record struct DigitPress(char Key, TimeSpan Duration);
