using System.Buffers.Binary;
using System.Text;

namespace MiniBot.Audio.Wave;

/// <summary>The LIST INFO chunk: short texts, each under a four-letter name, ended by a zero byte and padded to an even length.</summary>
internal static class WavInfoChunk
{
    private const int HeaderBytes = 8;
    private const int LongestTextBytes = 1000;

    /// <summary>Reads the contents of the chunk, from 'INFO' on; what makes no sense is left out.</summary>
    public static WavTags Read(ReadOnlySpan<byte> chunk)
    {
        var tags = WavTags.None;
        var rest = chunk[4..];
        while (rest.Length >= HeaderBytes)
        {
            var declared = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (declared > rest.Length - HeaderBytes)
                return tags;
            var text = Encoding.UTF8.GetString(Trimmed(rest.Slice(HeaderBytes, (int)declared)));
            if (rest.StartsWith("ISFT"u8))
                tags = tags with { Software = text };
            else if (rest.StartsWith("ICMT"u8))
                tags = tags with { Comment = text };
            rest = rest[Math.Min(rest.Length, HeaderBytes + (int)declared + ((int)declared & 1))..];
        }

        return tags;
    }

    /// <summary>The whole chunk with its header; empty if there is nothing to say.</summary>
    public static byte[] Write(WavTags tags)
    {
        using var chunk = new MemoryStream();
        WriteText(chunk, "ISFT"u8, tags.Software);
        WriteText(chunk, "ICMT"u8, tags.Comment);
        if (chunk.Length == 0)
            return [];
        var header = new byte[HeaderBytes + 4];
        "LIST"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)chunk.Length + 4);
        "INFO"u8.CopyTo(header.AsSpan(HeaderBytes));
        return [.. header, .. chunk.ToArray()];
    }

    private static void WriteText(MemoryStream chunk, ReadOnlySpan<byte> id, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        Span<byte> bytes = stackalloc byte[LongestTextBytes];
        Encoding.UTF8.GetEncoder().Convert(text, bytes, flush: true, out _, out var used, out _);
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, used + 1);
        chunk.Write(id);
        chunk.Write(size);
        chunk.Write(bytes[..used]);
        chunk.Write("\0\0"u8[..(1 + ((used + 1) & 1))]);
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, LongestTextBytes)];
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }
}
