namespace MiniBot.Audio.Codecs;

/// <summary>
/// G.711 A-law and µ-law between 16-bit linear samples and one byte a sample, by table. ITU-T G.711 §3, tables 1a to 2b.
/// </summary>
/// <remarks>
/// A linear sample is left-aligned in 16 bits: A-law keeps its upper 13 bits, µ-law its upper 14. Every method fills the first
/// <c>source.Length</c> elements of the destination, allocates nothing, and throws <see cref="ArgumentException"/> when the
/// destination is shorter than the source.
/// </remarks>
public static class G711
{
    /// <summary>The A-law code of silence (the smallest positive value).</summary>
    public const byte ALawSilence = 0xD5;

    /// <summary>The µ-law code of silence (positive zero).</summary>
    public const byte MuLawSilence = 0xFF;

    private const int ALawShift = 4;
    private const int MuLawShift = 2;

    private static readonly short[] ALawToLinear = BuildDecoder(G711Law.ExpandALaw);
    private static readonly short[] MuLawToLinear = BuildDecoder(G711Law.ExpandMuLaw);
    private static readonly byte[] LinearToALaw = BuildEncoder(ALawShift, G711Law.CompressALaw);
    private static readonly byte[] LinearToMuLaw = BuildEncoder(MuLawShift, G711Law.CompressMuLaw);

    /// <summary>Decodes A-law bytes to 16-bit linear samples.</summary>
    public static void DecodeALaw(ReadOnlySpan<byte> source, Span<short> destination) =>
        Decode(ALawToLinear, source, destination);

    /// <summary>Decodes µ-law bytes to 16-bit linear samples.</summary>
    public static void DecodeMuLaw(ReadOnlySpan<byte> source, Span<short> destination) =>
        Decode(MuLawToLinear, source, destination);

    /// <summary>Encodes 16-bit linear samples to A-law bytes, even bits inverted as on the line.</summary>
    public static void EncodeALaw(ReadOnlySpan<short> source, Span<byte> destination) =>
        Encode(LinearToALaw, ALawShift, source, destination);

    /// <summary>Encodes 16-bit linear samples to µ-law bytes, all magnitude bits inverted as on the line.</summary>
    public static void EncodeMuLaw(ReadOnlySpan<short> source, Span<byte> destination) =>
        Encode(LinearToMuLaw, MuLawShift, source, destination);

    private static void Decode(short[] table, ReadOnlySpan<byte> source, Span<short> destination)
    {
        RequireRoom(source.Length, destination.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = table[source[i]];
    }

    private static void Encode(byte[] table, int shift, ReadOnlySpan<short> source, Span<byte> destination)
    {
        RequireRoom(source.Length, destination.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = table[(ushort)source[i] >> shift];
    }

    private static void RequireRoom(int needed, int available)
    {
        if (available < needed)
            throw new ArgumentException($"The destination holds {available} samples, the source {needed}.");
    }

    private static short[] BuildDecoder(Func<byte, short> expand)
    {
        var table = new short[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = expand((byte)code);
        return table;
    }

    private static byte[] BuildEncoder(int shift, Func<short, byte> compress)
    {
        var table = new byte[65536 >> shift];
        for (var index = 0; index < table.Length; index++)
            table[index] = compress((short)(index << shift));
        return table;
    }
}
