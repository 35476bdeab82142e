using System.Buffers.Binary;

namespace MiniBot.Sip.Text;

/// <summary>
/// The payload of a text/red packet as a view: up to 8 redundant blocks, oldest first, then the primary one. RFC 2198 §3.
/// </summary>
internal readonly ref struct RedundantBlocks
{
    public const int MaxRedundant = 8;
    public const int RedundantHeaderLength = 4;
    public const int PrimaryHeaderLength = 1;
    public const int MaxTimestampOffset = 0x3FFF;

    private readonly ReadOnlySpan<byte> _headers;
    private readonly ReadOnlySpan<byte> _redundant;

    private RedundantBlocks(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> redundant, ReadOnlySpan<byte> primary)
    {
        _headers = headers;
        _redundant = redundant;
        Primary = primary;
    }

    public ReadOnlySpan<byte> Primary { get; }

    /// <summary>How many redundant blocks stand before the primary one.</summary>
    public int Count => _headers.Length / RedundantHeaderLength;

    /// <summary>A redundant block: 0 is the oldest.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = 0;
            for (var i = 0; i < index; i++)
                start += LengthAt(_headers, i);
            return _redundant.Slice(start, LengthAt(_headers, index));
        }
    }

    /// <summary>Reads a payload; false when the lengths go beyond it, a block is of another type, or there are too many.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, byte blockType, out RedundantBlocks blocks)
    {
        blocks = default;
        var (count, redundantLength) = (0, 0);
        while (true)
        {
            var header = count * RedundantHeaderLength;
            if (header >= payload.Length || (payload[header] & 0x7F) != blockType)
                return false;
            if ((payload[header] & 0x80) == 0)
                break;
            if (++count > MaxRedundant || header + RedundantHeaderLength > payload.Length)
                return false;
            redundantLength += LengthAt(payload, count - 1);
        }

        var headersLength = count * RedundantHeaderLength;
        var body = payload[(headersLength + PrimaryHeaderLength)..];
        if (redundantLength > body.Length)
            return false;
        blocks = new RedundantBlocks(payload[..headersLength], body[..redundantLength], body[redundantLength..]);
        return true;
    }

    /// <summary>Writes the header of a redundant block: at most 16383 ticks old, at most 1023 bytes long.</summary>
    public static void WriteRedundantHeader(Span<byte> header, byte blockType, int timestampOffset, int length)
    {
        header[0] = (byte)(0x80 | blockType);
        header[1] = (byte)(timestampOffset >> 6);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)((timestampOffset << 10) | length));
    }

    private static int LengthAt(ReadOnlySpan<byte> headers, int index) =>
        BinaryPrimitives.ReadUInt16BigEndian(headers[((index * RedundantHeaderLength) + 2)..]) & 0x3FF;
}
