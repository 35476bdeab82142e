using MiniBot.Sip.Rtp;
using MiniBot.Sip.Sdp;
using MiniBot.Sip.Text;

namespace MiniBot.Sip.Media;

/// <summary>The real-time text of one leg (RFC 4103). Used by the media thread.</summary>
internal sealed class TextStream(RtpTransport transport) : IRtpPayloads
{
    private readonly TextSender _sender = new();
    private readonly TextReceiver _receiver = new();
    private readonly byte[] _packet = new byte[RtpPacket.HeaderLength + TextSender.MaxPayload];
    private NegotiatedText? _agreed;
    private bool _opened;

    public RtpTransport Transport => transport;

    /// <summary>Text is part of the call.</summary>
    public bool IsAgreed => _agreed is not null;

    /// <summary>Takes a new agreement, or null when text is no longer part of the call.</summary>
    public void Apply(NegotiatedText? agreed)
    {
        _agreed = agreed;
        if (agreed is null)
            return;
        _sender.Configure(agreed.Generations, agreed.CharactersPerSecond);
        transport.Configure(agreed.Remote, agreed.RemoteControl, agreed.IsMultiplexed);
        if (!_opened)
            _sender.Add([T140.ByteOrderMark]);
        _opened = true;
    }

    public void Add(string text) => _sender.Add(text);

    /// <summary>Text that the far end typed and that is in order by now.</summary>
    public bool TryTakeText(TimeSpan now, out string text)
    {
        _receiver.Advance(now);
        return _receiver.TryTake(out text);
    }

    public uint TimestampAt(TimeSpan now) => transport.Origin.Timestamp + (uint)(long)now.TotalMilliseconds;

    public void Send(TimeSpan now)
    {
        if (_agreed is not { } agreed || !agreed.Direction.Sends())
            return;
        var timestamp = TimestampAt(now);
        if (!_sender.TryWrite(_packet.AsSpan(RtpPacket.HeaderLength), agreed.Send.Plain, timestamp, now, out var packet))
            return;
        var payloadType = agreed.Generations > 0 ? agreed.Send.Redundant ?? agreed.Send.Plain : agreed.Send.Plain;
        transport.Send(_packet.AsSpan(0, RtpPacket.HeaderLength + packet.Length), packet.HasMarker, payloadType, timestamp);
    }

    public bool Accepts(byte payloadType) =>
        _agreed is { } agreed && (payloadType == agreed.Receive.Plain || payloadType == agreed.Receive.Redundant);

    public void Receive(in RtpPacket packet, SequenceVerdict verdict, long arrivalNanoseconds, TimeSpan now)
    {
        if (_agreed is not { } agreed)
            return;
        if (verdict == SequenceVerdict.Started)
            _receiver.Reset();
        transport.Reception.Time(packet.Timestamp, arrivalNanoseconds);
        if (packet.PayloadType == agreed.Receive.Redundant)
            _receiver.ReceiveRedundant(packet.SequenceNumber, packet.Payload, agreed.Receive.Plain, now);
        else
            _receiver.ReceivePlain(packet.SequenceNumber, packet.Payload, now);
    }
}
