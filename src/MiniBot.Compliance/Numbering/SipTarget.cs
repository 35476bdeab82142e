using System.Net;
using System.Net.Sockets;

namespace MiniBot.Compliance.Numbering;

/// <summary>
/// What the gate must know of a target URI: who and where. Stricter than RFC 3261 §19.1: what could lead the INVITE elsewhere (maddr,
/// URI headers, a second "@") is not read at all.
/// </summary>
/// <param name="User">The user part without parameters and password; empty for none.</param>
/// <param name="IsLoopback">The host is 127.0.0.0/8, ::1 or localhost, written out in full.</param>
public sealed record SipTarget(string User, bool IsLoopback)
{
    private const int MaxChars = 512;

    /// <summary>Reads a <c>sip:</c> or <c>sips:</c> URI; null when it is none, or could lead elsewhere than it says.</summary>
    public static SipTarget? TryRead(string uri)
    {
        if (uri.Length > MaxChars || uri.Any(letter => letter is <= ' ' or >= '\u007f' or '<' or '>' or '"' or '?' or '%' or '#'))
            return null;
        var scheme = uri.IndexOf(':', StringComparison.Ordinal);
        if (scheme < 0 || uri[..scheme].ToLowerInvariant() is not ("sip" or "sips"))
            return null;
        var rest = uri[(scheme + 1)..];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var user = at < 0 ? "" : rest[..at];
        var parts = rest[(at + 1)..].Split(';');
        if (parts[0].Contains('@', StringComparison.Ordinal) || parts.Skip(1).Any(LeadsElsewhere))
            return null;
        return TrySplitHost(parts[0], out var host) ? new SipTarget(UserName(user), IsLoopbackHost(host)) : null;
    }

    private static bool LeadsElsewhere(string parameter) =>
        parameter.Contains('@', StringComparison.Ordinal) || parameter.StartsWith("maddr", StringComparison.OrdinalIgnoreCase);

    private static string UserName(string user) => user.Split(';', ':')[0];

    private static bool TrySplitHost(string hostPort, out string host)
    {
        var end = hostPort.StartsWith('[')
            ? hostPort.IndexOf(']', StringComparison.Ordinal) + 1
            : hostPort.IndexOf(':', StringComparison.Ordinal);
        host = end <= 0 ? hostPort : hostPort[..end];
        var port = hostPort[host.Length..];
        return host.Length > 0
            && !host.StartsWith(':')
            && (
                port.Length == 0
                || (
                    port[0] == ':'
                    && ushort.TryParse(port.AsSpan(1), System.Globalization.NumberStyles.None, null, out var number)
                    && number > 0
                )
            );
    }

    /// <summary>Only the written-out forms: "127.1" or "2130706433" could be read differently elsewhere.</summary>
    private static bool IsLoopbackHost(string host)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host == "[::1]")
            return true;
        return IPAddress.TryParse(host, out var address)
            && address.AddressFamily == AddressFamily.InterNetwork
            && address.ToString() == host
            && IPAddress.IsLoopback(address);
    }
}
