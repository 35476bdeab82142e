using System.Buffers;

namespace MiniBot.Sip.Messages;

/// <summary>Character classes and splitting rules of the SIP grammar (RFC 3261 §25.1).</summary>
internal static class SipText
{
    /// <summary>Ends or breaks an unquoted display name.</summary>
    public static readonly SearchValues<char> NotInDisplayName = SearchValues.Create("\"<>,;:@");

    /// <summary>Ends or breaks a parameter's name or unquoted value.</summary>
    public static readonly SearchValues<char> NotInParameter = SearchValues.Create(" \t\"<>,");

    /// <summary>True for a non-empty run of token characters.</summary>
    public static bool IsToken(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-.!%*_+`'~".Contains(c))
                return false;
        }

        return true;
    }

    /// <summary>True for a host name, an IPv4 address or a bracketed IPv6 reference.</summary>
    public static bool IsHost(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 255)
            return false;
        var isReference = text.Length > 3 && text[0] == '[' && text[^1] == ']';
        foreach (var c in isReference ? text[1..^1] : text)
        {
            var allowed = isReference
                ? char.IsAsciiHexDigit(c) || c is ':' or '.'
                : char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';
            if (!allowed)
                return false;
        }

        return true;
    }

    /// <summary>Reads digits only: no sign, no spaces, no overflow.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out uint value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 10)
            return false;
        ulong sum = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            sum = (sum * 10) + (uint)(c - '0');
        }

        value = (uint)sum;
        return sum <= uint.MaxValue;
    }

    /// <summary>Reads <c>host</c> or <c>host:port</c>; port 0 when there is none.</summary>
    public static bool TryReadHostPort(ReadOnlySpan<char> text, out string host, out int port)
    {
        host = string.Empty;
        port = 0;
        var hostEnd = text.StartsWith("[") ? text.IndexOf(']') + 1 : text.IndexOf(':');
        if (hostEnd <= 0)
            hostEnd = text.Length;
        var rest = text[hostEnd..].Trim();
        var name = text[..hostEnd].TrimEnd();
        if (!IsHost(name))
            return false;
        host = name.ToString();
        if (rest.IsEmpty)
            return true;
        if (rest[0] != ':' || !TryReadNumber(rest[1..].Trim(), out var number) || number is 0 or > 65_535)
            return false;
        port = (int)number;
        return true;
    }

    /// <summary>
    /// The first position of <paramref name="separator"/> outside quoted strings and angle brackets; -1 without one,
    /// -2 when a quote or bracket stays open.
    /// </summary>
    public static int IndexOutsideQuotes(ReadOnlySpan<char> text, char separator)
    {
        var inQuotes = false;
        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inQuotes)
            {
                if (c == '\\')
                    i++;
                else if (c == '"')
                    inQuotes = false;
            }
            else if (c == separator && !inBrackets)
            {
                return i;
            }
            else if (c == '"')
            {
                inQuotes = true;
            }
            else if (c is '<' or '>')
            {
                inBrackets = c == '<';
            }
        }

        return inQuotes || inBrackets ? -2 : -1;
    }

    /// <summary>Takes the next value of a list off <paramref name="rest"/>. False when the list ends or is broken (then rest is not empty).</summary>
    public static bool TryTakeListValue(ref ReadOnlySpan<char> rest, char separator, out ReadOnlySpan<char> value)
    {
        value = default;
        if (rest.IsEmpty)
            return false;
        var end = IndexOutsideQuotes(rest, separator);
        if (end == -2)
            return false;
        value = (end < 0 ? rest : rest[..end]).Trim();
        rest = end < 0 ? default : rest[(end + 1)..];
        return true;
    }

    /// <summary>The content of a quoted string, without its escapes; the text itself when it is not quoted.</summary>
    public static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            return text.ToString();
        var inner = text[1..^1];
        if (!inner.Contains('\\'))
            return inner.ToString();
        var result = new System.Text.StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && i + 1 < inner.Length)
                i++;
            result.Append(inner[i]);
        }

        return result.ToString();
    }

    /// <summary>A quoted string; line ends, which could forge a header, are left out.</summary>
    public static string Quote(string text)
    {
        var result = new System.Text.StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text.Where(c => c is not ('\r' or '\n')))
        {
            if (c is '"' or '\\' || char.IsControl(c))
                result.Append('\\');
            result.Append(c);
        }

        return result.Append('"').ToString();
    }
}
