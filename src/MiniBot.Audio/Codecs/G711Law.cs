using System.Numerics;

namespace MiniBot.Audio.Codecs;

/// <summary>
/// The two companding laws of ITU-T G.711 for one sample: sign bit, three bits of segment, four bits of step.
/// The tables of <see cref="G711"/> are filled from these.
/// </summary>
internal static class G711Law
{
    private const int SignBit = 0x80;
    private const int EvenBits = 0x55;
    private const int MuLawBias = 33;
    private const int MuLawLargest = 0x1FFF;

    /// <summary>An 11-bit magnitude; the first two segments share one step size. G.711 table 1.</summary>
    public static byte CompressALaw(short sample)
    {
        var magnitude = MagnitudeBits(sample) >> 4;
        var segment = Math.Max(0, BitOperations.Log2((uint)magnitude) - 3);
        var step = (magnitude >> Math.Max(0, segment - 1)) & 0x0F;
        return (byte)((Sign(sample) | (segment << 4) | step) ^ EvenBits);
    }

    /// <summary>The middle of the step's interval. G.711 table 1, column 8.</summary>
    public static short ExpandALaw(byte code)
    {
        var bits = code ^ EvenBits;
        var segment = (bits >> 4) & 7;
        var halfSteps = (2 * (bits & 0x0F)) + 1;
        var magnitude = segment == 0 ? halfSteps << 3 : (halfSteps + 32) << (segment + 2);
        return (short)((bits & SignBit) != 0 ? magnitude : -magnitude);
    }

    /// <summary>A 13-bit magnitude, biased so that every segment doubles its step. G.711 table 2.</summary>
    public static byte CompressMuLaw(short sample)
    {
        var biased = Math.Min((MagnitudeBits(sample) >> 2) + MuLawBias, MuLawLargest);
        var segment = BitOperations.Log2((uint)biased) - 5;
        var step = (biased >> (segment + 1)) & 0x0F;
        return (byte)(Sign(sample) | (~((segment << 4) | step) & 0x7F));
    }

    /// <summary>The middle of the step's interval, bias taken off. G.711 table 2, column 8.</summary>
    public static short ExpandMuLaw(byte code)
    {
        var bits = ~code;
        var segment = (bits >> 4) & 7;
        var halfSteps = (2 * (bits & 0x0F)) + MuLawBias;
        var magnitude = ((halfSteps << segment) - MuLawBias) << 2;
        return (short)((code & SignBit) != 0 ? magnitude : -magnitude);
    }

    private static int Sign(short sample) => sample >= 0 ? SignBit : 0;

    private static int MagnitudeBits(short sample) => sample >= 0 ? sample : ~sample;
}
