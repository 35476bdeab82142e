namespace MiniBot.Sip.Media;

/// <summary>Watches a <see cref="MediaClock"/>, for benchmarks and metrics. Called on the media thread: it must not block, allocate or throw.</summary>
public interface IMediaClockObserver
{
    /// <summary>A packet of audio or DTMF has gone out.</summary>
    /// <param name="ssrc">Its stream: <see cref="MediaSession.Ssrc"/>.</param>
    /// <param name="timestamp">Now, as the clock's <see cref="TimeProvider"/> counts.</param>
    void AudioSent(uint ssrc, long timestamp);

    /// <summary>A tick has run for all sessions.</summary>
    /// <param name="lateness">How long after it was due the tick began.</param>
    /// <param name="duration">How long it took.</param>
    void TickRan(TimeSpan lateness, TimeSpan duration);
}
