using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using MiniBot.Audio.Resampling;

namespace MiniBot.Audio.Wave;

/// <summary>The format chunk: WAVEFORMAT, WAVEFORMATEX or WAVEFORMATEXTENSIBLE.</summary>
internal static class WavFormatChunk
{
    public const ushort PcmTag = 1;

    private const ushort FloatTag = 3;
    private const ushort ALawTag = 6;
    private const ushort MuLawTag = 7;
    private const ushort ExtensibleTag = 0xFFFE;
    private const int ShortestBytes = 16;
    private const int ExtensibleBytes = 40;
    private const int SubFormatOffset = 24;
    private const int MostChannels = 8;

    /// <summary>The end that all sub-format GUIDs share whose beginning is a format tag.</summary>
    private static ReadOnlySpan<byte> SubFormatTail =>
        [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    public static bool TryRead(
        ReadOnlySpan<byte> chunk,
        int position,
        [NotNullWhen(true)] out WavFormat? format,
        [NotNullWhen(false)] out string? error
    )
    {
        format = null;
        error = null;
        if (chunk.Length < ShortestBytes)
            error = $"The format chunk at byte {position} has {chunk.Length} bytes instead of {ShortestBytes} or more.";
        else if (Tag(chunk) is not { } tag)
            error = $"The extended format at byte {position} names no known encoding; save the file as 16-bit PCM.";
        else
            error = Check(chunk, tag, position, out format);
        return error is null && format is not null;
    }

    private static ushort? Tag(ReadOnlySpan<byte> chunk)
    {
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag != ExtensibleTag)
            return tag;
        if (chunk.Length < ExtensibleBytes || !chunk[(SubFormatOffset + 2)..].StartsWith(SubFormatTail))
            return null;
        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubFormatOffset..]);
    }

    private static string? Check(ReadOnlySpan<byte> chunk, ushort tag, int position, out WavFormat? format)
    {
        format = null;
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rateHz = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var blockBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (Encoding(tag, bits) is not { } encoding)
            return $"The format chunk at byte {position} has encoding {tag} with {bits} bits, which is not read; save the file as 16-bit PCM.";
        if (channels is 0 or > MostChannels)
            return $"The format chunk at byte {position} has {channels} channels; 1 to {MostChannels} are read.";
        if (rateHz is < Resampler.LowestRateHz or > Resampler.HighestRateHz)
            return $"The format chunk at byte {position} has a rate of {rateHz} Hz; {Resampler.LowestRateHz} to {Resampler.HighestRateHz} are read.";
        if (blockBytes != channels * bits / 8)
            return $"The format chunk at byte {position} has blocks of {blockBytes} bytes, which does not fit {channels} × {bits} bits.";
        format = new(encoding, bits, channels, (int)rateHz);
        return null;
    }

    private static WavEncoding? Encoding(ushort tag, int bits) =>
        (tag, bits) switch
        {
            (PcmTag, 8 or 16 or 24 or 32) => WavEncoding.Pcm,
            (FloatTag, 32 or 64) => WavEncoding.Float,
            (ALawTag, 8) => WavEncoding.ALaw,
            (MuLawTag, 8) => WavEncoding.MuLaw,
            _ => null,
        };
}
