namespace MiniBot.Audio.Tests.Codecs;

/// <summary>
/// G.711 read straight from its tables: walk the decision values upwards until the magnitude lies below one. Slow and plain.
/// </summary>
internal static class G711Reference
{
    private static readonly int[] ALawSteps = [2, 2, 4, 8, 16, 32, 64, 128];
    private static readonly int[] MuLawSteps = [2, 4, 8, 16, 32, 64, 128, 256];

    /// <summary>Table 1a/1b: 13-bit values, decision values in units of 1/4096 of the largest, so two units a step at first.</summary>
    public static byte EncodeALaw(short sample)
    {
        var magnitude = sample >= 0 ? sample / 8 : -(sample + 1) / 8;
        var character = Interval(magnitude, 0, ALawSteps);
        return (byte)((character + (sample >= 0 ? 128 : 0)) ^ 0b0101_0101);
    }

    public static short DecodeALaw(byte code)
    {
        var character = code ^ 0b0101_0101;
        var value = 8 * Middle(character % 128, 0, ALawSteps);
        return (short)(character >= 128 ? value : -value);
    }

    /// <summary>Table 2a/2b: 14-bit values; the first interval is one unit wide, for zero is its own reconstruction.</summary>
    public static byte EncodeMuLaw(short sample)
    {
        var magnitude = sample >= 0 ? sample / 4 : -(sample + 1) / 4;
        var character = Interval(magnitude, -1, MuLawSteps);
        return (byte)(255 - character - (sample >= 0 ? 0 : 128));
    }

    public static short DecodeMuLaw(byte code)
    {
        var character = 127 - (code % 128);
        var value = 4 * Middle(character, -1, MuLawSteps);
        return (short)(code >= 128 ? value : -value);
    }

    private static int Interval(int magnitude, int first, int[] steps)
    {
        var upper = first;
        for (var n = 0; n < 128; n++)
        {
            upper += steps[n / 16];
            if (magnitude < upper)
                return n;
        }

        return 127;
    }

    private static int Middle(int interval, int first, int[] steps)
    {
        var lower = first;
        for (var n = 0; n < interval; n++)
            lower += steps[n / 16];
        return lower + (steps[interval / 16] / 2);
    }
}
