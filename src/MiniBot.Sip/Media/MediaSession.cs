using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using MiniBot.Sip.Rtp;
using MiniBot.Sip.Sdp;
using MiniBot.Sip.Text;
using MiniBot.Telephony;

namespace MiniBot.Sip.Media;

/// <summary>
/// The media of one leg: audio, DTMF and real-time text over its own UDP ports, driven by a <see cref="MediaClock"/>.
/// All public members are thread-safe and take effect at the next tick. Disposing sends RTCP BYE and frees the ports.
/// </summary>
public sealed partial class MediaSession : IDisposable, IAsyncDisposable
{
    private const int MaxWaitingTexts = 256;

    private readonly MediaClock _clock;
    private readonly IMediaEventSink _sink;
    private readonly TimeSpan _mediaTimeout;
    private readonly AudioStream _audio;
    private readonly TextStream? _text;
    private readonly ConcurrentQueue<(byte Code, TimeSpan Duration)> _digitsToSend = new();
    private readonly ConcurrentQueue<string> _textsToSend = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile NegotiatedMedia? _agreed;
    private volatile IMediaExchange? _exchange;
    private volatile bool _closing;

    private MediaSession(MediaClock clock, MediaSessionOptions options, IMediaEventSink sink, AudioStream audio, TextStream? text)
    {
        (_clock, _sink, _audio, _text, _mediaTimeout) = (clock, sink, audio, text, options.MediaTimeout);
        LocalMedia = new LocalMedia
        {
            Address = options.AdvertisedAddress ?? options.Address,
            AudioPort = audio.Transport.MediaPort,
            AudioControlPort = audio.Transport.ControlPort,
            TextPort = text?.Transport.MediaPort,
            TextControlPort = text?.Transport.ControlPort ?? 0,
            Codecs = options.Codecs,
            AllowMultiplexing = options.AllowMultiplexing,
            SessionId = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue),
        };
    }

    /// <summary>What offers and answers say of this session.</summary>
    public LocalMedia LocalMedia { get; }

    /// <summary>The number of our audio stream.</summary>
    public uint Ssrc => _audio.Transport.Sender.Ssrc;

    /// <summary>Real-time text is agreed on.</summary>
    public bool HasText => _agreed?.Text is not null;

    /// <summary>Counters of the audio so far; those of two neighbouring ticks may stand side by side.</summary>
    public LegMediaStatistics Statistics
    {
        get
        {
            var transport = _audio.Transport;
            return new LegMediaStatistics(
                transport.Sender.Packets,
                transport.Reception.Received,
                transport.Reception.Lost,
                transport.Discarded + _audio.LatePackets,
                transport.Reception.JitterMilliseconds,
                transport.RemoteJitterMilliseconds,
                transport.RemoteFractionLost
            );
        }
    }

    /// <summary>Opens the ports and joins the clock. False, with the cause, when no port is free or the address is not ours.</summary>
    /// <param name="clock">Drives the session until it is disposed.</param>
    /// <param name="options">Addresses, ports, codecs.</param>
    /// <param name="sink">Hears digits, text and timeouts.</param>
    /// <param name="session">The session, to be disposed by the caller.</param>
    /// <param name="failure">Why there is none; no personal data.</param>
    public static bool TryOpen(
        MediaClock clock,
        MediaSessionOptions options,
        IMediaEventSink sink,
        [NotNullWhen(true)] out MediaSession? session,
        [NotNullWhen(false)] out string? failure
    )
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        session = null;
        var name = RtcpSession.CreateCanonicalName();
        if (options.Ports.Bind(options.Address, out failure) is not { } audioSockets)
            return false;
        var audio = new AudioStream(new RtpTransport(audioSockets, RtpOrigin.Random(), AudioStream.ClockRateHz, name));
        TextStream? text = null;
        if (options.OfferText)
        {
            if (options.Ports.Bind(options.Address, out failure) is not { } textSockets)
            {
                audio.Transport.Dispose();
                return false;
            }

            text = new TextStream(new RtpTransport(textSockets, RtpOrigin.Random(), T140.ClockRateHz, name));
        }

        session = new MediaSession(clock, options, sink, audio, text);
        if (clock.TryAdd(session))
        {
            failure = null;
            return true;
        }

        session.Close();
        (session, failure) = (null, "The line is closing.");
        return false;
    }

    /// <summary>
    /// Takes what offer and answer agreed on: at the answer, for early media, and at each re-INVITE. Our streams keep their numbering;
    /// a source already learnt is kept unless the far end now signals another address.
    /// </summary>
    public void Apply(NegotiatedMedia negotiated)
    {
        ArgumentNullException.ThrowIfNull(negotiated);
        _agreed = negotiated;
    }

    /// <summary>Connects the audio, or disconnects it with null; see <see cref="ICallLeg.Attach"/>.</summary>
    public void Attach(IMediaExchange? exchange) => _exchange = exchange;

    /// <summary>Sends text as it would be typed. False when there is no text in this call, or too much waits.</summary>
    public bool SendText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasText || _textsToSend.Count >= MaxWaitingTexts)
            return false;
        _textsToSend.Enqueue(text);
        return true;
    }

    /// <summary>Sends a key press. False when the far end takes no DTMF, or too many presses wait.</summary>
    /// <param name="digit">0 to 9, *, #, A to D.</param>
    /// <param name="duration">40 ms to 5 s.</param>
    public bool SendDigit(char digit, TimeSpan duration)
    {
        if (!TelephoneEvent.TryGetCode(digit, out var code))
            throw new ArgumentOutOfRangeException(nameof(digit), "A key is 0 to 9, *, #, or A to D.");
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.FromMilliseconds(40));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, DigitReceiver.MaxDuration);
        if (_agreed?.Audio.EventPayloadType is null || _digitsToSend.Count >= DigitSender.MaxWaiting)
            return false;
        _digitsToSend.Enqueue((code, duration));
        return true;
    }

    /// <summary>Ends the session at the next tick, without waiting for it. Idempotent.</summary>
    public void Dispose()
    {
        _closing = true;
        if (!_clock.WillClose(this))
            Close();
    }

    /// <summary>Ends the session; completes when BYE is sent and the ports are free. Idempotent.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return new ValueTask(_closed.Task);
    }
}
