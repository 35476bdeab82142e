using System.Runtime.CompilerServices;

namespace MiniBot.Audio.Mixing;

/// <summary>Back to 16 bits: rounded to the nearest value, held at the limits instead of wrapping round.</summary>
internal static class Saturation
{
    /// <summary>Not a number gives zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ToSample(float value) => (short)(int)MathF.Round(Math.Clamp(value, short.MinValue, short.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ToSample(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
