using System.Threading.Channels;

namespace MiniBot.Telephony;

/// <summary>
/// One answered call as our side sees it. Disposing of a leg that is still up hangs it up. Thread-safe.
/// </summary>
public interface ICallLeg : IAsyncDisposable
{
    /// <summary>The Call-ID on the wire.</summary>
    string CallId { get; }

    /// <summary>Who is at the far end, as an address (To for an outgoing call, From for an incoming one). Personal data.</summary>
    string RemoteParty { get; }

    /// <summary>Rate of the samples exchanged with <see cref="IMediaExchange"/>: 8000 Hz for G.711.</summary>
    int SampleRateHz { get; }

    /// <summary>True when both sides agreed on real-time text.</summary>
    bool HasText { get; }

    /// <summary>What happens on the leg, in order, ending after <see cref="LegEvent.HungUp"/>. Bounded: digits and text beyond it are counted and dropped, a hang-up never is.</summary>
    ChannelReader<LegEvent> Events { get; }

    /// <summary>Counters of the media so far.</summary>
    LegMediaStatistics Statistics { get; }

    /// <summary>
    /// Connects the audio: from the next tick of the shared 20 ms clock on, <paramref name="exchange"/> is called once a tick.
    /// Before that, silence is sent. Null disconnects.
    /// </summary>
    void Attach(IMediaExchange? exchange);

    /// <summary>Sends text to the far end as it would be typed (RFC 4103); dropped when there is no text on this leg.</summary>
    void SendText(string text);

    /// <summary>Sends one key press (0-9, *, #, A-D) of the given length (RFC 4733). 40 ms to 5 s.</summary>
    void SendDigit(char digit, TimeSpan duration);

    /// <summary>Ends the call; completes when the far end has confirmed or the transaction has timed out. Idempotent.</summary>
    ValueTask HangUpAsync(CancellationToken cancellationToken = default);
}
