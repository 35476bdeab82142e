using System.Buffers.Binary;

namespace MiniBot.Sip.Rtp;

/// <summary>Writes a compound RTCP datagram packet after packet. RFC 3550 §6.1, §6.4 to §6.6.</summary>
internal ref struct RtcpWriter(Span<byte> destination)
{
    private const byte CanonicalName = 1;
    private readonly Span<byte> _destination = destination;

    public int Length { get; private set; }

    public void WriteSenderReport(in SenderInfo sender, ReceptionReport? report)
    {
        var packet = Begin(
            RtcpPacketType.SenderReport,
            report is null ? 0 : 1,
            28 + (report is null ? 0 : ReceptionReport.Length)
        );
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], sender.Ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(packet[8..], sender.NtpTime);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], sender.Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[20..], (uint)sender.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(packet[24..], (uint)sender.Octets);
        report?.Write(packet[28..]);
    }

    public void WriteReceiverReport(uint ssrc, ReceptionReport? report)
    {
        var packet = Begin(
            RtcpPacketType.ReceiverReport,
            report is null ? 0 : 1,
            8 + (report is null ? 0 : ReceptionReport.Length)
        );
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        report?.Write(packet[8..]);
    }

    /// <summary>One chunk with the canonical name (at most 255 bytes), ended by at least one zero up to a word's end.</summary>
    public void WriteSourceDescription(uint ssrc, ReadOnlySpan<byte> canonicalName)
    {
        var length = (4 + 4 + 2 + canonicalName.Length + 1 + 3) & ~3;
        var packet = Begin(RtcpPacketType.SourceDescription, 1, length);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        packet[8] = CanonicalName;
        packet[9] = (byte)canonicalName.Length;
        canonicalName.CopyTo(packet[10..]);
        packet[(10 + canonicalName.Length)..length].Clear();
    }

    public void WriteGoodbye(uint ssrc) => BinaryPrimitives.WriteUInt32BigEndian(Begin(RtcpPacketType.Goodbye, 1, 8)[4..], ssrc);

    private Span<byte> Begin(RtcpPacketType type, int count, int length)
    {
        var packet = _destination.Slice(Length, length);
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((length / 4) - 1));
        Length += length;
        return packet;
    }
}

/// <summary>What a sender report says of our stream. RFC 3550 §6.4.1.</summary>
/// <param name="Ssrc">Our stream.</param>
/// <param name="NtpTime">Wall clock, 32.32 bits since 1900.</param>
/// <param name="Timestamp">The RTP timestamp of the same instant.</param>
/// <param name="Packets">Packets sent.</param>
/// <param name="Octets">Payload bytes sent.</param>
internal readonly record struct SenderInfo(uint Ssrc, ulong NtpTime, uint Timestamp, long Packets, long Octets);
