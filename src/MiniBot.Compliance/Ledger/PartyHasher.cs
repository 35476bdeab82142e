using System.Security.Cryptography;
using System.Text;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Compliance.Ledger;

/// <summary>Makes the keyed fingerprints of an installation: HMAC-SHA-256 under its secret.</summary>
public sealed class PartyHasher
{
    /// <summary>The least length of a secret, in bytes.</summary>
    public const int MinSecretBytes = 16;

    private readonly byte[] _secret;

    /// <summary>Takes a copy of the installation's secret. Losing it means forgetting every opt-out.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="MinSecretBytes"/>.</exception>
    public PartyHasher(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < MinSecretBytes)
            throw new ArgumentException($"The fingerprint secret needs at least {MinSecretBytes} bytes.", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>A hasher whose secret ends with the process: for a ledger that does as well.</summary>
    public static PartyHasher CreateEphemeral() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>The fingerprint of a phone number.</summary>
    public PartyKey Of(PhoneNumber number) => Hash($"tel:{number.E164}");

    /// <summary>The fingerprint of a device that has only a SIP address.</summary>
    public PartyKey OfAddress(string targetUri) => Hash($"uri:{targetUri}");

    private PartyKey Hash(string name) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(name))));
}
