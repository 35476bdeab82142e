using MiniBot.Audio.Codecs;
using MiniBot.Sip.Rtp;
using MiniBot.Sip.Sdp;
using MiniBot.Telephony;

namespace MiniBot.Sip.Media;

/// <summary>
/// The audio of one leg: what arrives is decoded into the jitter buffer, each tick takes 20 ms from it and sends 20 ms.
/// Used by the media thread.
/// </summary>
/// <remarks>
/// <code>
///   transport ─→ decode ─→ jitter buffer ─→ heard ┐
///       │                                         ├ IMediaExchange
///       └──→ digits       transport ←─ encode ←── ┘ spoken   (or a digit being sent)
/// </code>
/// </remarks>
internal sealed class AudioStream(RtpTransport transport) : IRtpPayloads
{
    public const int ClockRateHz = 8000;
    private const int FrameSamples = 160;
    private const int MaxFramesPerPacket = 3;

    private readonly JitterBuffer _jitterBuffer = new();
    private readonly DigitReceiver _digitsHeard = new();
    private readonly DigitSender _digitsToSend = new();
    private readonly short[] _decoded = new short[JitterBufferLimits.MaxPacket];
    private readonly short[] _heard = new short[FrameSamples];
    private readonly short[] _spoken = new short[FrameSamples];
    private readonly byte[] _packet = new byte[RtpPacket.HeaderLength + (MaxFramesPerPacket * FrameSamples)];
    private NegotiatedAudio? _agreed;
    private NegotiatedAudio? _agreedBefore;
    private uint _timestamp = transport.Origin.Timestamp;
    private int _gathered;
    private bool _marker = true;

    public RtpTransport Transport => transport;

    public long LatePackets => _jitterBuffer.LatePackets;

    /// <summary>Our stream's clock: it runs on whether or not anything is sent.</summary>
    public uint Timestamp => _timestamp;

    /// <summary>Takes a new agreement; our numbering goes on, and what is still under way in the codec before is heard. RFC 3264 §8.3.2.</summary>
    public void Apply(NegotiatedAudio agreed)
    {
        (_agreedBefore, _agreed) = (_agreed, agreed);
        _gathered = 0;
        transport.Configure(agreed.Remote, agreed.RemoteControl, agreed.IsMultiplexed);
    }

    /// <summary>A key to send; false when too many wait.</summary>
    public bool TryAdd(byte digitCode, TimeSpan duration) => _digitsToSend.TryAdd(digitCode, duration);

    public bool TryTakeDigit(TimeSpan now, out DigitPress press)
    {
        _digitsHeard.Advance(now);
        return _digitsHeard.TryTake(out press);
    }

    public bool Accepts(byte payloadType) =>
        payloadType == _agreed?.ReceivableEventPayloadType || CodecOf(payloadType) is not null;

    public void Receive(in RtpPacket packet, SequenceVerdict verdict, long arrivalNanoseconds, TimeSpan now)
    {
        if (verdict == SequenceVerdict.Started)
        {
            _jitterBuffer.Reset();
            _digitsHeard.Reset();
        }

        if (packet.PayloadType == _agreed?.ReceivableEventPayloadType)
        {
            if (TelephoneEvent.TryRead(packet.Payload, out var telephoneEvent))
                _digitsHeard.Receive(packet.Timestamp, telephoneEvent, now);
            return;
        }

        transport.Reception.Time(packet.Timestamp, arrivalNanoseconds);
        var samples = _decoded.AsSpan(0, Math.Min(packet.Payload.Length, _decoded.Length));
        var payload = packet.Payload[..samples.Length];
        if (CodecOf(packet.PayloadType) == AudioCodec.Pcma)
            G711.DecodeALaw(payload, samples);
        else
            G711.DecodeMuLaw(payload, samples);
        _jitterBuffer.Insert(packet.Timestamp, samples, packet.HasMarker);
    }

    /// <summary>One tick: 20 ms are taken, exchanged and sent.</summary>
    /// <param name="exchange">Hears and speaks; without one, silence is sent.</param>
    /// <param name="ticksPassed">1, or more when the clock had to skip ticks.</param>
    /// <returns>True when an RTP packet was sent.</returns>
    public bool Exchange(IMediaExchange? exchange, int ticksPassed)
    {
        _timestamp += (uint)((ticksPassed - 1) * FrameSamples);
        _jitterBuffer.Read(_heard);
        if (_agreed?.Direction != MediaDirection.SendReceive)
            _heard.AsSpan().Clear();
        _spoken.AsSpan().Clear();
        exchange?.Exchange(_heard, _spoken);
        var sent = Send();
        _timestamp += FrameSamples;
        return sent;
    }

    private bool Send()
    {
        if (_agreed is not { } agreed || !agreed.Direction.Sends())
        {
            // Speech begins anew when the hold ends.
            (_marker, _gathered) = (true, 0);
            return false;
        }

        if (agreed.EventPayloadType is { } eventType && _digitsToSend.TryNext(_timestamp, out var digit))
        {
            _gathered = 0;
            digit.Event.Write(_packet.AsSpan(RtpPacket.HeaderLength));
            var packet = _packet.AsSpan(0, RtpPacket.HeaderLength + TelephoneEvent.Length);
            transport.Send(packet, digit.HasMarker, eventType, digit.Timestamp);
            return true;
        }

        Encode(agreed.Codec, _packet.AsSpan(RtpPacket.HeaderLength + _gathered, FrameSamples));
        _gathered += FrameSamples;
        if (_gathered < agreed.PacketTime.TotalMilliseconds * ClockRateHz / 1000)
            return false;
        var begin = _timestamp + FrameSamples - (uint)_gathered;
        transport.Send(_packet.AsSpan(0, RtpPacket.HeaderLength + _gathered), _marker, agreed.PayloadType, begin);
        (_marker, _gathered) = (false, 0);
        return true;
    }

    private void Encode(AudioCodec codec, Span<byte> payload)
    {
        if (codec == AudioCodec.Pcma)
            G711.EncodeALaw(_spoken, payload);
        else
            G711.EncodeMuLaw(_spoken, payload);
    }

    private AudioCodec? CodecOf(byte payloadType) => Find(_agreed, payloadType) ?? Find(_agreedBefore, payloadType);

    private static AudioCodec? Find(NegotiatedAudio? agreed, byte payloadType)
    {
        if (agreed is null)
            return null;
        foreach (var payload in agreed.Receivable)
        {
            if (payload.PayloadType == payloadType)
                return payload.Codec;
        }

        return null;
    }
}
