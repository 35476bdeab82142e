using System.Text;

namespace MiniBot.Sip.Messages;

/// <summary>A SIP or SIPS URI (RFC 3261 §19.1); of another scheme only <see cref="Opaque"/> is kept.</summary>
internal sealed record SipUri
{
    /// <summary>Lower case: sip, sips, tel …</summary>
    public string Scheme { get; init; } = "sip";

    /// <summary>The user part as written, with its escapes; null without one.</summary>
    public string? User { get; init; }

    /// <summary>A name, an IPv4 address or a bracketed IPv6 address; empty for another scheme.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>0 when none is written.</summary>
    public int Port { get; init; }

    public SipParameters Parameters { get; init; } = SipParameters.Empty;

    /// <summary>What follows the question mark, as written; null without one.</summary>
    public string? Headers { get; init; }

    /// <summary>What follows the scheme of a URI that is neither sip nor sips.</summary>
    public string? Opaque { get; init; }

    public bool IsSip => Opaque is null;

    /// <summary>The user with its escapes resolved; for tel the number. Personal data.</summary>
    public string DisplayUser => Uri.UnescapeDataString(User ?? Opaque ?? string.Empty);

    /// <summary>A loose router says so (RFC 3261 §16.12).</summary>
    public bool IsLooseRouter => Parameters.Has("lr");

    public static bool TryRead(ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = new SipUri();
        var colon = text.IndexOf(':');
        if (colon <= 0 || !IsScheme(text[..colon]) || text.ContainsAny(" \t<>\""))
            return false;
        var scheme = text[..colon].ToString().ToLowerInvariant();
        var rest = text[(colon + 1)..];
        if (scheme is "sip" or "sips")
            return TryReadSip(scheme, rest, out uri);
        uri = new SipUri { Scheme = scheme, Opaque = rest.ToString() };
        return !rest.IsEmpty;
    }

    public override string ToString()
    {
        if (Opaque is not null)
            return $"{Scheme}:{Opaque}";
        var text = new StringBuilder(Scheme).Append(':');
        if (User is not null)
            text.Append(User).Append('@');
        text.Append(Host);
        if (Port != 0)
            text.Append(':').Append(Port);
        text.Append(Parameters);
        if (Headers is not null)
            text.Append('?').Append(Headers);
        return text.ToString();
    }

    private static bool TryReadSip(string scheme, ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = new SipUri();
        string? user = null;
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            user = text[..at].ToString();
            text = text[(at + 1)..];
            if (!IsUser(user))
                return false;
        }

        string? headers = null;
        var question = text.IndexOf('?');
        if (question >= 0)
        {
            headers = text[(question + 1)..].ToString();
            text = text[..question];
        }

        var semicolon = text.IndexOf(';');
        var parameters = SipParameters.Empty;
        if (semicolon >= 0 && !SipParameters.TryRead(text[semicolon..], out parameters))
            return false;
        if (!SipText.TryReadHostPort(semicolon < 0 ? text : text[..semicolon], out var host, out var port))
            return false;
        uri = new SipUri
        {
            Scheme = scheme,
            User = user,
            Host = host,
            Port = port,
            Parameters = parameters,
            Headers = headers,
        };
        return true;
    }

    /// <summary>Unreserved, user-unreserved, a password's colon, and well-formed escapes.</summary>
    private static bool IsUser(string user)
    {
        for (var i = 0; i < user.Length; i++)
        {
            var c = user[i];
            if (c == '%')
            {
                if (i + 2 >= user.Length || !char.IsAsciiHexDigit(user[i + 1]) || !char.IsAsciiHexDigit(user[i + 2]))
                    return false;
            }
            else if (!char.IsAsciiLetterOrDigit(c) && !"-_.!~*'()&=+$,;?/:#".Contains(c))
            {
                return false;
            }
        }

        return user.Length > 0;
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return char.IsAsciiLetter(text[0]);
    }
}
