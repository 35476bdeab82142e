using System.Net;

namespace MiniBot.Sip.Messages;

/// <summary>One hop that a request took (RFC 3261 §20.42).</summary>
internal sealed record Via(string Transport, string Host, int Port)
{
    /// <summary>Begins every branch made by RFC 3261's rules.</summary>
    public const string MagicCookie = "z9hG4bK";

    public SipParameters Parameters { get; init; } = SipParameters.Empty;

    public string Branch => Parameters["branch"] ?? string.Empty;

    /// <summary>Host and port as written, part of the transaction's key.</summary>
    public string SentBy => Port == 0 ? Host : $"{Host}:{Port}";

    /// <summary>Notes where the request really came from: received (RFC 3261 §18.2.1) and rport (RFC 3581 §4).</summary>
    public Via Received(IPEndPoint source)
    {
        var parameters = Parameters;
        if (parameters.Has("rport"))
            parameters = parameters.With("rport", source.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var address = source.Address.ToString();
        if (parameters.Has("rport") || !Host.Trim('[', ']').Equals(address, StringComparison.OrdinalIgnoreCase))
            parameters = parameters.With("received", address);
        return this with { Parameters = parameters };
    }

    public static bool TryRead(ReadOnlySpan<char> text, out Via via)
    {
        via = new Via("UDP", string.Empty, 0);
        text = text.Trim();
        if (!TryTakeProtocol(ref text, out var protocol) || !protocol.Equals("SIP", StringComparison.OrdinalIgnoreCase))
            return false;
        if (!TryTakeProtocol(ref text, out _))
            return false;
        var space = text.IndexOfAny(' ', '\t');
        if (space <= 0 || !SipText.IsToken(text[..space]))
            return false;
        var transport = text[..space].ToString().ToUpperInvariant();
        text = text[space..].TrimStart();
        var semicolon = text.IndexOf(';');
        if (!SipText.TryReadHostPort((semicolon < 0 ? text : text[..semicolon]).TrimEnd(), out var host, out var port))
            return false;
        var parameters = SipParameters.Empty;
        if (semicolon >= 0 && !SipParameters.TryRead(text[semicolon..], out parameters))
            return false;
        via = new Via(transport, host, port) { Parameters = parameters };
        return true;
    }

    public override string ToString() => $"SIP/2.0/{Transport} {SentBy}{Parameters}";

    /// <summary>The version is read over: a request of another version is answered 505, along this Via.</summary>
    private static bool TryTakeProtocol(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part)
    {
        var slash = text.IndexOf('/');
        part = slash < 0 ? default : text[..slash].Trim();
        if (!SipText.IsToken(part))
            return false;
        text = text[(slash + 1)..].TrimStart();
        return true;
    }
}
