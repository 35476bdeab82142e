namespace MiniBot.Conversation.Simulation;

/// <summary>
/// SplitMix64: the same numbers on every machine and every runtime, which <see cref="Random"/> does not promise.
/// Used by one thread at a time.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A stream of its own for each call, whichever thread runs it.</summary>
    public static SeededRandom ForCall(int seed, int index) => new(Mix(((ulong)(uint)seed << 32) | (uint)index));

    /// <summary>From 0 up to, without, <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>From 0 up to, without, 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True this often.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>One of them, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private ulong NextBits() => Mix(_state += Increment);

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
