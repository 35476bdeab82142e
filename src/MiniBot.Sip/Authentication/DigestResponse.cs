using System.Globalization;
using System.Text;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Authentication;

/// <summary>The answer to one challenge for one request (RFC 7616 §3.4).</summary>
internal static class DigestResponse
{
    /// <summary>The response value alone, lower-case hexadecimal.</summary>
    public static string Compute(
        DigestChallenge challenge,
        DigestCredentials credentials,
        string method,
        string uri,
        string clientNonce,
        uint nonceCount
    )
    {
        var algorithm = challenge.Algorithm;
        var secret = algorithm.Hash($"{credentials.User}:{challenge.Realm}:{credentials.Password}");
        if (algorithm.IsSession())
            secret = algorithm.Hash($"{secret}:{challenge.Nonce}:{clientNonce}");
        var request = algorithm.Hash($"{method}:{uri}");
        return challenge.HasQop
            ? algorithm.Hash($"{secret}:{challenge.Nonce}:{Count(nonceCount)}:{clientNonce}:auth:{request}")
            : algorithm.Hash($"{secret}:{challenge.Nonce}:{request}");
    }

    /// <summary>The whole value of Authorization or Proxy-Authorization.</summary>
    public static string Write(
        DigestChallenge challenge,
        DigestCredentials credentials,
        string method,
        string uri,
        string clientNonce,
        uint nonceCount
    )
    {
        var response = Compute(challenge, credentials, method, uri, clientNonce, nonceCount);
        var text = new StringBuilder("Digest username=").Append(SipText.Quote(credentials.User));
        text.Append(", realm=").Append(SipText.Quote(challenge.Realm));
        text.Append(", nonce=").Append(SipText.Quote(challenge.Nonce));
        text.Append(", uri=").Append(SipText.Quote(uri)).Append(", response=\"").Append(response).Append('"');
        if (challenge.AlgorithmName is not null)
            text.Append(", algorithm=").Append(challenge.AlgorithmName);
        if (challenge.HasQop || challenge.Algorithm.IsSession())
            text.Append(", cnonce=").Append(SipText.Quote(clientNonce));
        if (challenge.HasQop)
            text.Append(", qop=auth, nc=").Append(Count(nonceCount));
        if (challenge.Opaque is not null)
            text.Append(", opaque=").Append(SipText.Quote(challenge.Opaque));
        return text.ToString();
    }

    private static string Count(uint nonceCount) => nonceCount.ToString("x8", CultureInfo.InvariantCulture);
}
