namespace MiniBot.Sip.Messages;

/// <summary>An address with display name and parameters: From, To, Contact, Route (RFC 3261 §20.10).</summary>
internal sealed record NameAddr(SipUri Uri)
{
    /// <summary>Without quotes; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The header's own parameters, not those of the URI.</summary>
    public SipParameters Parameters { get; init; } = SipParameters.Empty;

    public string? Tag => Parameters["tag"];

    public NameAddr WithTag(string tag) => this with { Parameters = Parameters.With("tag", tag) };

    public static bool TryRead(ReadOnlySpan<char> text, out NameAddr address)
    {
        address = new NameAddr(new SipUri());
        text = text.Trim();
        var bracket = SipText.IndexOutsideQuotes(text, '<');
        if (bracket == -2)
            return false;
        return bracket < 0 ? TryReadBare(text, ref address) : TryReadBracketed(text, bracket, ref address);
    }

    public override string ToString() =>
        DisplayName is null ? $"<{Uri}>{Parameters}" : $"{SipText.Quote(DisplayName)} <{Uri}>{Parameters}";

    /// <summary>Without brackets, parameters belong to the header (RFC 3261 §20); a comma or question mark needs brackets.</summary>
    private static bool TryReadBare(ReadOnlySpan<char> text, ref NameAddr address)
    {
        var at = text.IndexOf('@');
        var semicolon = text[(at + 1)..].IndexOf(';');
        semicolon = semicolon < 0 ? text.Length : semicolon + at + 1;
        var uriText = text[..semicolon].TrimEnd();
        if (uriText.ContainsAny(",?") || !SipUri.TryRead(uriText, out var uri))
            return false;
        if (!SipParameters.TryRead(text[semicolon..], out var parameters))
            return false;
        address = new NameAddr(uri) { Parameters = parameters };
        return true;
    }

    private static bool TryReadBracketed(ReadOnlySpan<char> text, int bracket, ref NameAddr address)
    {
        var end = text[bracket..].IndexOf('>') + bracket;
        if (end < bracket || !TryReadDisplayName(text[..bracket].Trim(), out var name))
            return false;
        if (!SipUri.TryRead(text[(bracket + 1)..end], out var uri))
            return false;
        if (!SipParameters.TryRead(text[(end + 1)..], out var parameters))
            return false;
        address = new NameAddr(uri) { DisplayName = name, Parameters = parameters };
        return true;
    }

    /// <summary>A quoted string, or tokens; characters beyond ASCII are let pass unquoted.</summary>
    private static bool TryReadDisplayName(ReadOnlySpan<char> text, out string? name)
    {
        name = text.IsEmpty ? null : SipText.Unquote(text);
        return text.IsEmpty || text[0] == '"'
            ? text.IsEmpty || (text.Length > 1 && text[^1] == '"')
            : !text.ContainsAny(SipText.NotInDisplayName);
    }
}
