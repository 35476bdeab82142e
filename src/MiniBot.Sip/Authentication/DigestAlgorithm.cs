using System.Security.Cryptography;
using System.Text;

namespace MiniBot.Sip.Authentication;

/// <summary>The hash functions of digest authentication, weakest first (RFC 8760 §2).</summary>
internal enum DigestAlgorithm
{
    Md5,
    Md5Session,
    Sha256,
    Sha256Session,
}

/// <summary>Names and hashes of the algorithms.</summary>
internal static class DigestAlgorithms
{
    /// <summary>Null stands for MD5 (RFC 7616 §3.3). False for one that is unknown here.</summary>
    public static bool TryRead(string? name, out DigestAlgorithm algorithm)
    {
        DigestAlgorithm? found = name?.ToUpperInvariant() switch
        {
            null or "MD5" => DigestAlgorithm.Md5,
            "MD5-SESS" => DigestAlgorithm.Md5Session,
            "SHA-256" => DigestAlgorithm.Sha256,
            "SHA-256-SESS" => DigestAlgorithm.Sha256Session,
            _ => null,
        };
        algorithm = found ?? default;
        return found is not null;
    }

    public static bool IsSession(this DigestAlgorithm algorithm) =>
        algorithm is DigestAlgorithm.Md5Session or DigestAlgorithm.Sha256Session;

    /// <summary>Lower-case hexadecimal hash of the UTF-8 bytes.</summary>
    public static string Hash(this DigestAlgorithm algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(
            algorithm is DigestAlgorithm.Sha256 or DigestAlgorithm.Sha256Session ? SHA256.HashData(bytes) : Md5(bytes)
        );
    }

#pragma warning disable CA5351 // The protocol's own default; a stronger challenge is taken first.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
