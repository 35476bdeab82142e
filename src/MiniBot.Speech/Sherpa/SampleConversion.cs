namespace MiniBot.Speech.Sherpa;

/// <summary>Between 16-bit samples and the range −1 to 1 of networks.</summary>
internal static class SampleConversion
{
    /// <summary>Fills the first <c>samples.Length</c> elements of <paramref name="floats"/>.</summary>
    public static void ToFloat(ReadOnlySpan<short> samples, Span<float> floats)
    {
        for (var i = 0; i < samples.Length; i++)
            floats[i] = samples[i] / 32768f;
    }

    /// <summary>Fills the first <c>floats.Length</c> elements of <paramref name="samples"/>; what is out of range is cut, what is no number is silence.</summary>
    public static void ToShort(ReadOnlySpan<float> floats, Span<short> samples)
    {
        for (var i = 0; i < floats.Length; i++)
            samples[i] = float.IsNaN(floats[i])
                ? (short)0
                : (short)Math.Clamp(floats[i] * 32767f, short.MinValue, short.MaxValue);
    }
}
