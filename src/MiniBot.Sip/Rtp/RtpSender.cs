namespace MiniBot.Sip.Rtp;

/// <summary>The sending side of one stream: numbers packets, and keeps what sender reports tell. One thread.</summary>
internal sealed class RtpSender(RtpOrigin origin)
{
    private ushort _nextSequenceNumber = origin.SequenceNumber;

    public uint Ssrc => origin.Ssrc;

    public long Packets { get; private set; }

    /// <summary>Payload bytes. RFC 3550 §6.4.1.</summary>
    public long Octets { get; private set; }

    /// <summary>Writes the next packet's header before a payload that stands at <see cref="RtpPacket.HeaderLength"/>.</summary>
    public void WriteHeader(Span<byte> packet, bool marker, byte payloadType, uint timestamp)
    {
        RtpPacket.WriteHeader(packet, marker, payloadType, _nextSequenceNumber++, timestamp, origin.Ssrc);
        Packets++;
        Octets += packet.Length - RtpPacket.HeaderLength;
    }
}
