using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MiniBot.Sip.Sdp;

/// <summary>Reads one session description line by line. Lines end in CR LF or LF; a lone CR or NUL inside a line makes it unreadable.</summary>
internal sealed class SdpReader
{
    private readonly ImmutableArray<SdpAttribute>.Builder _sessionAttributes = ImmutableArray.CreateBuilder<SdpAttribute>();
    private readonly ImmutableArray<MediaDescription>.Builder _media = ImmutableArray.CreateBuilder<MediaDescription>();
    private readonly ImmutableArray<SdpAttribute>.Builder _mediaAttributes = ImmutableArray.CreateBuilder<SdpAttribute>();
    private SdpOrigin? _origin;
    private string _name = "-";
    private string? _sessionHost;
    private MediaDescription? _open;

    public bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SessionDescription? description)
    {
        description = null;
        if (bytes.Length > SdpLimits.Bytes || !TryReadLines(bytes) || _origin is not { } origin)
            return false;
        CloseMedia();
        description = new SessionDescription
        {
            Origin = origin,
            Name = _name,
            Host = _sessionHost,
            Attributes = _sessionAttributes.DrainToImmutable(),
            Media = _media.DrainToImmutable(),
        };
        return true;
    }

    private bool TryReadLines(ReadOnlySpan<byte> bytes)
    {
        var lines = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (line is [.., (byte)'\r'])
                line = line[..^1];
            if (line.IsEmpty)
                continue;
            if (++lines > SdpLimits.Lines || line.Length > SdpLimits.LineBytes || line.Length < 2 || line[1] != '=')
                return false;
            if (line.ContainsAny((byte)'\r', (byte)0))
                return false;
            var value = Encoding.UTF8.GetString(line[2..]);
            // The first line is the version, and the only one known is 0. RFC 8866 §5.1.
            if (lines == 1 ? line[0] != 'v' || value.Trim() != "0" : !TryReadLine((char)line[0], value))
                return false;
        }

        return lines > 0;
    }

    private bool TryReadLine(char type, string value) =>
        type switch
        {
            'o' => TryReadOrigin(value),
            's' => TryReadName(value),
            'c' => TryReadConnection(value),
            'm' => TryReadMedia(value),
            'a' => TryReadAttribute(value),
            _ => true,
        };

    private bool TryReadOrigin(string value)
    {
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            _origin is not null
            || fields.Length != 6
            || !TryReadNumber(fields[1], out var id)
            || !TryReadNumber(fields[2], out var version)
        )
            return false;
        _origin = new SdpOrigin(fields[0], id, version, fields[5]);
        return true;
    }

    private bool TryReadName(string value)
    {
        if (_open is null)
            _name = value;
        return true;
    }

    private bool TryReadConnection(string value)
    {
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 3)
            return false;
        // The scope of a multicast address ("/127") says nothing to a telephone.
        var host = fields[2].Split('/')[0];
        if (host.Length == 0)
            return false;
        if (_open is null)
            _sessionHost = host;
        else
            _open = _open with { Host = host };
        return true;
    }

    private bool TryReadMedia(string value)
    {
        CloseMedia();
        var fields = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_media.Count >= SdpLimits.MediaLines || fields.Length < 4 || fields.Length - 3 > SdpLimits.FormatsPerMedia)
            return false;
        var port = fields[1].Split('/')[0];
        if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var portNumber))
            return false;
        _open = new MediaDescription
        {
            Kind = fields[0],
            Port = portNumber,
            Transport = fields[2],
            Formats = [.. fields.AsSpan(3)],
        };
        return true;
    }

    private bool TryReadAttribute(string value)
    {
        var attributes = _open is null ? _sessionAttributes : _mediaAttributes;
        if (value.Length == 0 || attributes.Count >= SdpLimits.AttributesPerLevel)
            return false;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        attributes.Add(colon < 0 ? new SdpAttribute(value) : new SdpAttribute(value[..colon], value[(colon + 1)..]));
        return true;
    }

    private void CloseMedia()
    {
        if (_open is not null)
            _media.Add(_open with { Attributes = _mediaAttributes.DrainToImmutable() });
        _open = null;
    }

    private static bool TryReadNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
