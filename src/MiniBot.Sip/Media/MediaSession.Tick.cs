using MiniBot.Sip.Sdp;
using MiniBot.Telephony;

namespace MiniBot.Sip.Media;

/// <content>What the media thread does.</content>
public sealed partial class MediaSession
{
    private NegotiatedMedia? _applied;
    private TimeSpan _appliedAt;
    private bool _timedOut;
    private bool _isClosed;

    /// <summary>One tick; false when the session is to be closed.</summary>
    internal bool TryTick(in MediaTick tick, DatagramBatch batch)
    {
        if (_closing)
            return false;
        Adopt(tick.Now);
        if (_applied is not null)
            _audio.Transport.Receive(batch, _audio, tick.Now, _clock.Time);
        while (_digitsToSend.TryPeek(out var digit) && _audio.TryAdd(digit.Code, digit.Duration))
            _digitsToSend.TryDequeue(out _);
        if (_audio.Exchange(_exchange, tick.TicksPassed))
            _clock.Observer?.AudioSent(Ssrc, _clock.Time.GetTimestamp());
        if (_applied is not null)
            _audio.Transport.SendReport(_audio.Timestamp, tick.Now, _clock.Time);
        if (_text is { IsAgreed: true } text)
            TickText(text, tick.Now, batch);
        TellDigits(tick.Now);
        WatchTimeout(tick.Now);
        return true;
    }

    internal void Fail(Exception exception) => _sink.OnMediaFailed(exception);

    /// <summary>Says BYE and frees the ports. By the media thread, or when there is none.</summary>
    internal void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, true))
            return;
        var now = _clock.Elapsed;
        if (_applied is not null)
            _audio.Transport.SendGoodbye(_audio.Timestamp, now, _clock.Time);
        if (_text is { IsAgreed: true } text)
            text.Transport.SendGoodbye(text.TimestampAt(now), now, _clock.Time);
        _audio.Transport.Dispose();
        _text?.Transport.Dispose();
        _closed.TrySetResult();
    }

    private void Adopt(TimeSpan now)
    {
        var agreed = _agreed;
        if (agreed is null || ReferenceEquals(agreed, _applied))
            return;
        (_applied, _appliedAt, _timedOut) = (agreed, now, false);
        _audio.Apply(agreed.Audio);
        _text?.Apply(agreed.Text);
    }

    private void TickText(TextStream text, TimeSpan now, DatagramBatch batch)
    {
        text.Transport.Receive(batch, text, now, _clock.Time);
        while (_textsToSend.TryDequeue(out var typed))
            text.Add(typed);
        text.Send(now);
        text.Transport.SendReport(text.TimestampAt(now), now, _clock.Time);
        if (text.TryTakeText(now, out var received))
            _sink.OnText(new LegEvent.TextReceived(received));
    }

    private void TellDigits(TimeSpan now)
    {
        while (_audio.TryTakeDigit(now, out var press))
            _sink.OnDigit(new LegEvent.DigitPressed(press.Key, press.Duration));
    }

    private void WatchTimeout(TimeSpan now)
    {
        if (_timedOut || _applied?.Audio.Direction != MediaDirection.SendReceive)
            return;
        var since = _audio.Transport.LastHeard > _appliedAt ? _audio.Transport.LastHeard : _appliedAt;
        if (now - since < _mediaTimeout)
            return;
        _timedOut = true;
        _sink.OnMediaTimedOut();
    }
}
