namespace MiniBot.Sip.Rtp;

/// <summary>One DTMF packet to send.</summary>
/// <param name="HasMarker">First packet of the event.</param>
/// <param name="Timestamp">When the event began: the same in all its packets.</param>
/// <param name="Event">The payload.</param>
internal readonly record struct DigitPacket(bool HasMarker, uint Timestamp, TelephoneEvent Event);

/// <summary>
/// Turns key presses into DTMF packets, one a tick: the event while the key is down, its end three times, then a pause.
/// RFC 4733 §2.5.1. One thread.
/// </summary>
internal sealed class DigitSender
{
    /// <summary>Presses that may wait.</summary>
    public const int MaxWaiting = 64;

    private const int TickSamples = 160;
    private const int EndPackets = 3;
    private const int PauseTicks = 3;

    private readonly Queue<(byte Code, int Ticks)> _waiting = new(MaxWaiting);
    private byte _code;
    private int _ticks;
    private int _tick;
    private uint _start;

    /// <summary>A key is down, or up so lately that its end is still being told.</summary>
    public bool IsSending => _ticks > 0 && _tick < _ticks + EndPackets - 1;

    /// <summary>False when too many presses wait.</summary>
    public bool TryAdd(byte code, TimeSpan duration)
    {
        if (_waiting.Count == MaxWaiting)
            return false;
        _waiting.Enqueue((code, (int)Math.Ceiling(duration / TimeSpan.FromMilliseconds(20))));
        return true;
    }

    /// <summary>This tick's packet; false when the tick belongs to audio.</summary>
    /// <param name="timestamp">The audio's timestamp at this tick, which goes on during the event.</param>
    /// <param name="packet">To be sent instead of audio.</param>
    public bool TryNext(uint timestamp, out DigitPacket packet)
    {
        packet = default;
        if (_ticks == 0 && !TryStart(timestamp))
            return false;
        var tick = _tick++;
        if (tick < _ticks + EndPackets - 1)
        {
            var duration = (ushort)(Math.Min(tick + 1, _ticks) * TickSamples);
            packet = new DigitPacket(tick == 0, _start, new TelephoneEvent(_code, tick + 1 >= _ticks, duration));
            return true;
        }

        if (_tick >= _ticks + EndPackets - 1 + PauseTicks)
            _ticks = 0;
        return false;
    }

    private bool TryStart(uint timestamp)
    {
        if (!_waiting.TryDequeue(out var press))
            return false;
        (_code, _ticks, _tick, _start) = (press.Code, press.Ticks, 0, timestamp);
        return true;
    }
}
