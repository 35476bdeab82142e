using System.Collections.Immutable;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Authentication;

/// <summary>One digest challenge of a 401 or 407 (RFC 7616 §3.3).</summary>
internal sealed record DigestChallenge(string Realm, string Nonce, DigestAlgorithm Algorithm)
{
    /// <summary>As written by the server, echoed back; null when it named none.</summary>
    public string? AlgorithmName { get; init; }

    public string? Opaque { get; init; }

    /// <summary>The nonce was too old, the password right: try again with the new nonce.</summary>
    public bool IsStale { get; init; }

    /// <summary>True for qop=auth, false for the older form without qop.</summary>
    public bool HasQop { get; init; }

    /// <summary>False for another scheme, an unknown algorithm, or a qop without "auth".</summary>
    public static bool TryRead(string value, out DigestChallenge challenge)
    {
        challenge = new DigestChallenge(string.Empty, string.Empty, DigestAlgorithm.Md5);
        if (!value.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase) || !TryReadFields(value.AsSpan(7), out var fields))
            return false;
        if (!fields.TryGetValue("realm", out var realm) || !fields.TryGetValue("nonce", out var nonce))
            return false;
        var algorithmName = fields.GetValueOrDefault("algorithm");
        if (!DigestAlgorithms.TryRead(algorithmName, out var algorithm))
            return false;
        var qop = fields.GetValueOrDefault("qop");
        if (qop is not null && !qop.Split(',', StringSplitOptions.TrimEntries).Contains("auth", StringComparer.OrdinalIgnoreCase))
            return false;
        challenge = new DigestChallenge(realm, nonce, algorithm)
        {
            AlgorithmName = algorithmName,
            Opaque = fields.GetValueOrDefault("opaque"),
            IsStale = string.Equals(fields.GetValueOrDefault("stale"), "true", StringComparison.OrdinalIgnoreCase),
            HasQop = qop is not null,
        };
        return true;
    }

    /// <summary>The strongest challenge that can be met; null when there is none (RFC 8760 §2.4).</summary>
    public static DigestChallenge? Strongest(IEnumerable<SipHeader> headers)
    {
        DigestChallenge? best = null;
        foreach (var header in headers.Take(SipLimits.Challenges))
        {
            if (TryRead(header.Value, out var challenge) && (best is null || challenge.Algorithm > best.Algorithm))
                best = challenge;
        }

        return best;
    }

    private static bool TryReadFields(ReadOnlySpan<char> text, out ImmutableDictionary<string, string> fields)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        fields = builder.ToImmutable();
        while (SipText.TryTakeListValue(ref text, ',', out var field))
        {
            var equals = field.IndexOf('=');
            if (equals <= 0 || builder.Count == SipLimits.Parameters)
                return false;
            builder.TryAdd(field[..equals].TrimEnd().ToString(), SipText.Unquote(field[(equals + 1)..].TrimStart()));
        }

        fields = builder.ToImmutable();
        return text.IsEmpty;
    }
}
