using System.Globalization;

namespace MiniBot.Sip.Sdp;

/// <summary>What a payload type means: a=rtpmap. RFC 8866 §6.6.</summary>
/// <param name="PayloadType">0 to 127.</param>
/// <param name="Encoding">The encoding's name; its case does not matter.</param>
/// <param name="ClockRateHz">Ticks of the RTP timestamp per second.</param>
internal readonly record struct RtpMap(byte PayloadType, string Encoding, int ClockRateHz)
{
    public static RtpMap? Static(byte payloadType) =>
        payloadType switch
        {
            0 => new RtpMap(0, "PCMU", 8000),
            8 => new RtpMap(8, "PCMA", 8000),
            _ => null,
        };

    public bool Is(string encoding, int clockRateHz) =>
        ClockRateHz == clockRateHz && Encoding.Equals(encoding, StringComparison.OrdinalIgnoreCase);

    public SdpAttribute ToAttribute() =>
        new("rtpmap", string.Create(CultureInfo.InvariantCulture, $"{PayloadType} {Encoding}/{ClockRateHz}"));

    /// <summary>Reads "8 PCMA/8000" and "8 PCMA/8000/1"; more than one channel is not read.</summary>
    public static bool TryRead(string? value, out RtpMap map)
    {
        map = default;
        var text = value.AsSpan().Trim();
        var space = text.IndexOf(' ');
        if (space <= 0 || !TryReadPayloadType(text[..space], out var payloadType))
            return false;
        text = text[(space + 1)..].Trim();
        var slash = text.IndexOf('/');
        if (slash <= 0)
            return false;
        var rate = text[(slash + 1)..];
        if (rate.IndexOf('/') is var channels and >= 0)
        {
            if (rate[(channels + 1)..] is not "1")
                return false;
            rate = rate[..channels];
        }

        if (!int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var clockRateHz))
            return false;
        map = new RtpMap(payloadType, text[..slash].ToString(), clockRateHz);
        return true;
    }

    public static bool TryReadPayloadType(ReadOnlySpan<char> text, out byte payloadType) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out payloadType) && payloadType < 128;
}
