using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MiniBot.Sip.Rtp;

/// <summary>Where one stream of ours starts: all three unpredictable. RFC 3550 §5.1.</summary>
internal readonly record struct RtpOrigin(uint Ssrc, ushort SequenceNumber, uint Timestamp)
{
    public static RtpOrigin Random()
    {
        Span<byte> bytes = stackalloc byte[10];
        RandomNumberGenerator.Fill(bytes);
        return new RtpOrigin(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[6..])
        );
    }
}
