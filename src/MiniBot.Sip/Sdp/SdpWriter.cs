using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MiniBot.Sip.Sdp;

/// <summary>Writes a session description in the line order of RFC 8866 §5.</summary>
internal static class SdpWriter
{
    public static byte[] Write(SessionDescription description)
    {
        var text = new StringBuilder(512);
        var origin = description.Origin;
        Line(text, "v=0");
        Line(text, $"o={origin.User} {origin.SessionId} {origin.Version} IN {FamilyOf(origin.Host)} {origin.Host}");
        Line(text, $"s={description.Name}");
        WriteConnection(text, description.Host);
        Line(text, "t=0 0");
        WriteAttributes(text, description.Attributes);
        foreach (var media in description.Media)
        {
            Line(text, $"m={media.Kind} {media.Port} {media.Transport} {string.Join(' ', media.Formats)}");
            WriteConnection(text, media.Host);
            WriteAttributes(text, media.Attributes);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteConnection(StringBuilder text, string? host)
    {
        if (host is not null)
            Line(text, $"c=IN {FamilyOf(host)} {host}");
    }

    private static void WriteAttributes(StringBuilder text, ImmutableArray<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
            Line(text, attribute.Value is null ? $"a={attribute.Name}" : $"a={attribute.Name}:{attribute.Value}");
    }

    private static string FamilyOf(string host) => host.Contains(':', StringComparison.Ordinal) ? "IP6" : "IP4";

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\r\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
