namespace MiniBot.Speech.Sherpa;

/// <summary>From 16-bit samples to the range −1 to 1 that networks take.</summary>
internal static class SampleConversion
{
    /// <summary>Fills the first <c>samples.Length</c> elements of <paramref name="floats"/>.</summary>
    public static void ToFloat(ReadOnlySpan<short> samples, Span<float> floats)
    {
        for (var i = 0; i < samples.Length; i++)
            floats[i] = samples[i] / 32768f;
    }
}
