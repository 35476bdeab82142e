using MiniBot.Telephony;

namespace MiniBot.Sip.Media;

/// <summary>Hears what happens in the media of one leg. Called on the media thread: it must not block or throw.</summary>
public interface IMediaEventSink
{
    /// <summary>The far end pressed a key.</summary>
    void OnDigit(LegEvent.DigitPressed digit);

    /// <summary>The far end typed.</summary>
    void OnText(LegEvent.TextReceived text);

    /// <summary>No RTP arrived for the time allowed, though the far end was to send. Told once; the session goes on.</summary>
    void OnMediaTimedOut();

    /// <summary>The media of this leg ended through a fault of ours, such as an exchange that threw.</summary>
    void OnMediaFailed(Exception exception);
}
