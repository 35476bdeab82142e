namespace MiniBot.Audio.Ambience;

/// <summary>White noise, the same for the same seed on every machine and runtime (SplitMix64).</summary>
internal sealed class NoiseSource(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next value, evenly spread over −1 to 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return ((mixed >> 11) * (2.0 / (1UL << 53))) - 1;
    }

    /// <summary>The next value, evenly spread over 0 to just below 1.</summary>
    public double NextShare() => Math.Min((Next() + 1) / 2, 1 - 1e-9);

    /// <summary>True once in <paramref name="samples"/> on average.</summary>
    public bool OnceIn(double samples) => (Next() + 1) / 2 * samples < 1;
}
