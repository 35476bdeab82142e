using System.Buffers.Binary;

namespace MiniBot.Sip.Rtp;

/// <summary>One report block. RFC 3550 §6.4.1.</summary>
internal readonly record struct ReceptionReport
{
    public const int Length = 24;

    /// <summary>The stream reported on.</summary>
    public uint Ssrc { get; init; }

    /// <summary>Of 256, since the report before.</summary>
    public byte FractionLost { get; init; }

    /// <summary>24 bits, signed: duplicates count as negative loss.</summary>
    public int CumulativeLost { get; init; }

    public uint ExtendedNewest { get; init; }

    /// <summary>Timestamp units.</summary>
    public uint Jitter { get; init; }

    /// <summary>Middle 32 bits of the last sender report's NTP time; 0 for none.</summary>
    public uint LastSenderReport { get; init; }

    /// <summary>1/65536 s since that report arrived.</summary>
    public uint DelaySinceLastSenderReport { get; init; }

    public static ReceptionReport Read(ReadOnlySpan<byte> block) =>
        new()
        {
            Ssrc = BinaryPrimitives.ReadUInt32BigEndian(block),
            FractionLost = block[4],
            CumulativeLost = BinaryPrimitives.ReadInt32BigEndian(block[4..]) << 8 >> 8,
            ExtendedNewest = BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
            Jitter = BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            LastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            DelaySinceLastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(block[20..]),
        };

    public void Write(Span<byte> block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(block, Ssrc);
        BinaryPrimitives.WriteInt32BigEndian(block[4..], (FractionLost << 24) | (CumulativeLost & 0xFF_FFFF));
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], ExtendedNewest);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(block[16..], LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(block[20..], DelaySinceLastSenderReport);
    }
}
