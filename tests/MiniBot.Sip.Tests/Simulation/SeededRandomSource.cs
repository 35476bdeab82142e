using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.Simulation;

/// <summary>The same identifiers in every run.</summary>
internal sealed class SeededRandomSource(int seed) : IRandomSource
{
    private readonly Random _random = new(seed);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}
