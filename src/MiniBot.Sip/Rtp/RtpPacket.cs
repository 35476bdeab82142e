using System.Buffers.Binary;

namespace MiniBot.Sip.Rtp;

/// <summary>One RTP packet as a view over its bytes. RFC 3550 §5.1.</summary>
internal readonly ref struct RtpPacket
{
    public const int HeaderLength = 12;
    private const int Version = 2;

    private RtpPacket(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        HasMarker = (header[1] & 0x80) != 0;
        PayloadType = (byte)(header[1] & 0x7F);
        SequenceNumber = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        Ssrc = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        Payload = payload;
    }

    public bool HasMarker { get; }

    public byte PayloadType { get; }

    public ushort SequenceNumber { get; }

    public uint Timestamp { get; }

    public uint Ssrc { get; }

    /// <summary>Without contributing sources, header extension and padding.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>True for RTCP that shares the port: second byte 192 to 223. RFC 5761 §4.</summary>
    public static bool IsControl(ReadOnlySpan<byte> datagram) => datagram.Length >= 2 && datagram[1] is >= 192 and <= 223;

    /// <summary>Reads a datagram; false when it is not RTP version 2 or its lengths do not fit.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (datagram.Length < HeaderLength || datagram[0] >> 6 != Version || IsControl(datagram))
            return false;
        var start = HeaderLength + ((datagram[0] & 0x0F) * 4);
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < start + 4)
                return false;
            start += 4 + (BinaryPrimitives.ReadUInt16BigEndian(datagram[(start + 2)..]) * 4);
        }

        var end = datagram.Length;
        if ((datagram[0] & 0x20) != 0)
        {
            var padding = datagram[^1];
            if (padding == 0)
                return false;
            end -= padding;
        }

        if (start > end)
            return false;
        packet = new RtpPacket(datagram, datagram[start..end]);
        return true;
    }

    /// <summary>Writes a plain header of <see cref="HeaderLength"/> bytes; the payload follows it.</summary>
    public static void WriteHeader(
        Span<byte> destination,
        bool marker,
        byte payloadType,
        ushort sequenceNumber,
        uint timestamp,
        uint ssrc
    )
    {
        destination[0] = Version << 6;
        destination[1] = (byte)((marker ? 0x80 : 0) | payloadType);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], sequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ssrc);
    }
}
