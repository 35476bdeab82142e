using System.Buffers.Binary;
using System.Text;

namespace MiniBot.Audio.Tests.Wave;

/// <summary>WAV files built by hand, well formed or not.</summary>
internal static class WavBytes
{
    public static byte[] Riff(params byte[][] chunks) => RiffOfSize((uint)(4 + chunks.Sum(chunk => chunk.Length)), chunks);

    public static byte[] RiffOfSize(uint size, params byte[][] chunks) =>
        [.. "RIFF"u8, .. Little(size), .. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];

    /// <summary>A chunk with its padding.</summary>
    public static byte[] Chunk(string id, params byte[] body) =>
        [.. Encoding.ASCII.GetBytes(id), .. Little((uint)body.Length), .. body, .. new byte[body.Length & 1]];

    /// <summary>A chunk that declares another size than it has.</summary>
    public static byte[] ChunkOfSize(string id, uint size, params byte[] body) =>
        [.. Encoding.ASCII.GetBytes(id), .. Little(size), .. body];

    public static byte[] Format(int tag = 1, int channels = 1, int rateHz = 8000, int bits = 16, int? blockBytes = null)
    {
        var body = new byte[16];
        var block = blockBytes ?? channels * bits / 8;
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), rateHz);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(8), rateHz * block);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(12), (ushort)block);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(14), (ushort)bits);
        return Chunk("fmt ", body);
    }

    /// <summary>WAVE_FORMAT_EXTENSIBLE of 16 bits, one channel, whose sub-format is <paramref name="tag"/>.</summary>
    public static byte[] ExtensibleFormat(int tag, int bits = 16) =>
        Chunk(
            "fmt ",
            [
                .. Format(0xFFFE, bits: bits)[8..],
                22,
                0,
                (byte)bits,
                0,
                4,
                0,
                0,
                0,
                (byte)tag,
                0,
                .. new byte[] { 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71 },
            ]
        );

    public static byte[] Samples16(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    private static byte[] Little(uint value) => BitConverter.GetBytes(value);
}
