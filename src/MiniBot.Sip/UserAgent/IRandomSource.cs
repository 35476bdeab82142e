using System.Security.Cryptography;

namespace MiniBot.Sip.UserAgent;

/// <summary>Where identifiers get their randomness; a test gives a seeded one.</summary>
internal interface IRandomSource
{
    void Fill(Span<byte> bytes);
}

/// <summary>The operating system's generator: tags and Call-IDs must not be guessable (RFC 3261 §19.3).</summary>
internal sealed class SystemRandomSource : IRandomSource
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
