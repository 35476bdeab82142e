namespace MiniBot.Audio.Mixing;

/// <summary>Adds signals sample by sample with saturation: too loud a sum is held at full scale and never wraps round. Allocates nothing.</summary>
public static class Mixer
{
    /// <summary>Adds <paramref name="source"/> to the first samples of <paramref name="mix"/>, which must be at least as long.</summary>
    public static void Add(Span<short> mix, ReadOnlySpan<short> source)
    {
        mix = mix[..source.Length];
        for (var i = 0; i < mix.Length; i++)
            mix[i] = Saturation.ToSample(mix[i] + source[i]);
    }

    /// <summary>Adds <paramref name="source"/>, amplified by <paramref name="gain"/>, to the first samples of <paramref name="mix"/>.</summary>
    public static void Add(Span<short> mix, ReadOnlySpan<short> source, Gain gain)
    {
        mix = mix[..source.Length];
        for (var i = 0; i < mix.Length; i++)
            mix[i] = Saturation.ToSample(mix[i] + (source[i] * gain.Factor));
    }

    /// <summary>Amplifies <paramref name="samples"/> in place.</summary>
    public static void Apply(Span<short> samples, Gain gain)
    {
        foreach (ref var sample in samples)
            sample = Saturation.ToSample(sample * gain.Factor);
    }
}
