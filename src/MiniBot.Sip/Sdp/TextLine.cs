using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>The real-time text section: t140, and red for redundancy. RFC 4103 §10.</summary>
internal static class TextLine
{
    public const string Kind = "text";
    private const int ClockRateHz = 1000;
    private const int MaxGenerations = 2;
    private const int DefaultCharactersPerSecond = 30;
    private static readonly TextPayloads Offered = new(98, 100);

    public static MediaDescription Offer(LocalMedia local) =>
        Describe(local, Offered, local.AllowMultiplexing, MediaDirection.SendReceive);

    public static bool TryAnswer(
        SessionDescription offer,
        MediaDescription offered,
        LocalMedia local,
        [NotNullWhen(true)] out MediaDescription? answer,
        [NotNullWhen(true)] out NegotiatedText? negotiated
    )
    {
        (answer, negotiated) = (null, null);
        if (
            offered.Kind != Kind
            || local.TextPort is null
            || !StreamLine.TryGetRemote(offer, offered, out var remote, out var control)
        )
            return false;
        if (!StreamLine.IsSameFamily(remote, local) || FindPayloads(offered) is not { } payloads)
            return false;
        var multiplexed = StreamLine.IsMultiplexed(offered) && local.AllowMultiplexing;
        var direction = StreamLine.DirectionFor(offer, offered, remote, MediaDirection.SendReceive);
        answer = Describe(local, payloads, multiplexed, direction);
        negotiated = Negotiate(offered, remote, control, multiplexed, direction, payloads, payloads);
        return true;
    }

    public static bool TryAccept(
        SessionDescription offer,
        MediaDescription offered,
        SessionDescription answer,
        MediaDescription answered,
        [NotNullWhen(true)] out NegotiatedText? negotiated
    )
    {
        negotiated = null;
        if (!StreamLine.TryGetRemote(answer, answered, out var remote, out var control))
            return false;
        if (FindPayloads(answered) is not { } send || FindPayloads(offered) is not { } receive)
            return false;
        var multiplexed = StreamLine.IsMultiplexed(offered) && StreamLine.IsMultiplexed(answered);
        var direction = StreamLine.DirectionFor(answer, answered, remote, offer.DirectionOf(offered));
        negotiated = Negotiate(answered, remote, control, multiplexed, direction, send, receive);
        return true;
    }

    private static NegotiatedText Negotiate(
        MediaDescription remoteMedia,
        IPEndPoint remote,
        IPEndPoint control,
        bool multiplexed,
        MediaDirection direction,
        TextPayloads send,
        TextPayloads receive
    ) =>
        new()
        {
            Remote = remote,
            RemoteControl = control,
            IsMultiplexed = multiplexed,
            Direction = direction,
            Send = send,
            Receive = receive,
            Generations = GenerationsOf(remoteMedia, send),
            CharactersPerSecond = CharactersPerSecondOf(remoteMedia, send),
        };

    private static MediaDescription Describe(LocalMedia local, TextPayloads payloads, bool multiplexed, MediaDirection direction)
    {
        var port = local.TextPort ?? 0;
        var attributes = new List<SdpAttribute> { new RtpMap(payloads.Plain, "t140", ClockRateHz).ToAttribute() };
        var plain = payloads.Plain.ToString(CultureInfo.InvariantCulture);
        List<string> formats = [plain];
        if (payloads.Redundant is { } red)
        {
            // The redundant format stands first: it is the preferred one.
            formats.Insert(0, red.ToString(CultureInfo.InvariantCulture));
            attributes.Add(new RtpMap(red, "red", ClockRateHz).ToAttribute());
            attributes.Add(
                new SdpAttribute("fmtp", string.Create(CultureInfo.InvariantCulture, $"{red} {plain}/{plain}/{plain}"))
            );
        }

        attributes.AddRange(StreamLine.TransportAttributes(port, local.TextControlPort, multiplexed, direction));
        return new MediaDescription
        {
            Kind = Kind,
            Port = port,
            Transport = StreamLine.Transport,
            Formats = [.. formats],
            Attributes = [.. attributes],
        };
    }

    private static TextPayloads? FindPayloads(MediaDescription media)
    {
        byte? plain = null;
        byte? red = null;
        foreach (var map in media.Maps())
        {
            if (map.Is("t140", ClockRateHz))
                plain ??= map.PayloadType;
            else if (map.Is("red", ClockRateHz))
                red ??= map.PayloadType;
        }

        return plain is { } type ? new TextPayloads(type, red) : null;
    }

    /// <summary>"98/98/98" is one primary block and two redundant ones. RFC 2198 §5, RFC 4103 §10.1.</summary>
    private static int GenerationsOf(MediaDescription media, TextPayloads payloads)
    {
        if (payloads.Redundant is not { } red)
            return 0;
        var blocks = media.FindParameters(red)?.Split('/').Length ?? MaxGenerations + 1;
        return Math.Clamp(blocks - 1, 0, MaxGenerations);
    }

    private static int CharactersPerSecondOf(MediaDescription media, TextPayloads payloads)
    {
        const string key = "cps=";
        var parameters = media.FindParameters(payloads.Plain);
        foreach (var parameter in parameters?.Split(';', StringSplitOptions.TrimEntries) ?? [])
        {
            if (
                parameter.StartsWith(key, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(parameter.AsSpan(key.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            )
                return Math.Clamp(rate, 1, 1000);
        }

        return DefaultCharactersPerSecond;
    }
}
