using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Authentication;

/// <summary>
/// Answers the challenges of one call or registration, and signs what follows in advance with the nonce it knows
/// (RFC 3261 §22, RFC 7616 §3.3). The digest's uri is always the Request-URI.
/// </summary>
internal sealed class DigestClient(DigestCredentials? credentials, Func<string> newClientNonce)
{
    private Session? _server;
    private Session? _proxy;

    /// <summary>The request with credentials for every challenge known so far.</summary>
    public SipRequest Sign(SipRequest request)
    {
        request = Sign(request, _server, HeaderNames.Authorization);
        return Sign(request, _proxy, HeaderNames.ProxyAuthorization);
    }

    /// <summary>
    /// Takes the challenge of a 401 or 407 to <paramref name="request"/>. False when it cannot be met: no password, nothing known
    /// among the challenges, or the first answer to a fresh nonce was refused: then the password is wrong.
    /// </summary>
    public bool TryTakeChallenge(SipRequest request, SipResponse response)
    {
        var isProxy = response.Code == 407;
        var challenge = DigestChallenge.Strongest(
            response.Headers.All(isProxy ? HeaderNames.ProxyAuthenticate : HeaderNames.WwwAuthenticate)
        );
        if (credentials is null || challenge is null)
            return false;
        var known = isProxy ? _proxy : _server;
        var wasSigned = request.Headers[isProxy ? HeaderNames.ProxyAuthorization : HeaderNames.Authorization] is not null;
        var wasRefused = wasSigned && !challenge.IsStale && known is { NonceCount: 1 };
        if (wasRefused)
            return false;
        var session = new Session(challenge, newClientNonce());
        if (isProxy)
            _proxy = session;
        else
            _server = session;
        return true;
    }

    private SipRequest Sign(SipRequest request, Session? session, string header)
    {
        if (session is null || credentials is null)
            return request;
        var value = DigestResponse.Write(
            session.Challenge,
            credentials,
            request.Method,
            request.Uri.ToString(),
            session.ClientNonce,
            ++session.NonceCount
        );
        return request with { Headers = request.Headers.Set(header, value) };
    }

    private sealed class Session(DigestChallenge challenge, string clientNonce)
    {
        public DigestChallenge Challenge { get; } = challenge;

        public string ClientNonce { get; } = clientNonce;

        /// <summary>How many requests were signed with this nonce (RFC 7616 §3.4, nc).</summary>
        public uint NonceCount { get; set; }
    }
}
