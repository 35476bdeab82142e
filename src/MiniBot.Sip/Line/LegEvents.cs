using System.Threading.Channels;
using MiniBot.Sip.Media;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>The event queue of one leg: bounded for digits and text, whose losses are counted; the end always finds room. Thread-safe.</summary>
internal sealed class LegEvents : IMediaEventSink
{
    private const int Capacity = 256;

    private readonly Channel<LegEvent> _channel = Channel.CreateUnbounded<LegEvent>();
    private long _dropped;

    public ChannelReader<LegEvent> Reader => _channel.Reader;

    /// <summary>Events for which there was no room.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void OnDigit(LegEvent.DigitPressed digit) => Offer(digit);

    public void OnText(LegEvent.TextReceived text) => Offer(text);

    public void OnHold(bool onHold) => Offer(new LegEvent.HoldChanged(onHold));

    /// <summary>Called when the media stopped; before a leg sets it, a pause in early media ends nothing.</summary>
    public Action? MediaLost { get; set; }

    public void OnMediaTimedOut() => MediaLost?.Invoke();

    public void OnMediaFailed(Exception exception) => MediaLost?.Invoke();

    /// <summary>The last event; the queue ends after it.</summary>
    public void Complete(HangUpCause cause)
    {
        _channel.Writer.TryWrite(new LegEvent.HungUp(cause));
        _channel.Writer.TryComplete();
    }

    private void Offer(LegEvent happened)
    {
        if (_channel.Reader.Count >= Capacity || !_channel.Writer.TryWrite(happened))
            Interlocked.Increment(ref _dropped);
    }
}
