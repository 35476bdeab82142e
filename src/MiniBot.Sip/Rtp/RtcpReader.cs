using System.Buffers.Binary;

namespace MiniBot.Sip.Rtp;

/// <summary>
/// Walks the packets of a compound RTCP datagram. It ends at the first packet whose length does not fit. RFC 3550 §6.1, A.2.
/// </summary>
internal ref struct RtcpReader(ReadOnlySpan<byte> datagram)
{
    private const int HeaderLength = 4;
    private const int SenderInfoLength = 20;

    private ReadOnlySpan<byte> _rest = datagram;
    private ReadOnlySpan<byte> _body;
    private int _count;

    public RtcpPacketType Type { get; private set; }

    public readonly bool HasSender => _body.Length >= 4;

    public readonly uint SenderSsrc => BinaryPrimitives.ReadUInt32BigEndian(_body);

    /// <summary>Report blocks that truly stand in a sender or receiver report.</summary>
    public readonly int ReportCount =>
        Type switch
        {
            RtcpPacketType.SenderReport => CountFrom(4 + SenderInfoLength),
            RtcpPacketType.ReceiverReport => CountFrom(4),
            _ => 0,
        };

    /// <summary>A compound begins with a report of version 2. RFC 3550 A.2.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= HeaderLength + 4 && (datagram[0] & 0xE0) == 0x80 && datagram[1] is 200 or 201;

    public bool TryNext()
    {
        if (_rest.Length < HeaderLength || _rest[0] >> 6 != 2)
            return false;
        var length = HeaderLength + (BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) * 4);
        if (length > _rest.Length)
            return false;
        Type = (RtcpPacketType)_rest[1];
        _count = _rest[0] & 0x1F;
        _body = _rest[HeaderLength..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>The NTP time of a sender report, 32.32 bits.</summary>
    public readonly bool TryReadSenderTime(out ulong ntpTime)
    {
        ntpTime = 0;
        if (Type != RtcpPacketType.SenderReport || _body.Length < 4 + SenderInfoLength)
            return false;
        ntpTime = BinaryPrimitives.ReadUInt64BigEndian(_body[4..]);
        return true;
    }

    public readonly ReceptionReport ReadReport(int index)
    {
        var start = Type == RtcpPacketType.SenderReport ? 4 + SenderInfoLength : 4;
        return ReceptionReport.Read(_body[(start + (index * ReceptionReport.Length))..]);
    }

    private readonly int CountFrom(int start) =>
        _body.Length < start ? 0 : Math.Min(_count, (_body.Length - start) / ReceptionReport.Length);
}
