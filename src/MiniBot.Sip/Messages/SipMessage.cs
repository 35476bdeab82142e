using System.Collections.Immutable;

namespace MiniBot.Sip.Messages;

/// <summary>A request or a response. Its essentials are typed; everything else is in <see cref="Headers"/>.</summary>
internal abstract record SipMessage
{
    /// <summary>Topmost first; never empty in a message that was read.</summary>
    public ImmutableArray<Via> Vias { get; init; } = [];

    public required NameAddr From { get; init; }

    public required NameAddr To { get; init; }

    public required string CallId { get; init; }

    public required CSeq CSeq { get; init; }

    public SipHeaders Headers { get; init; } = SipHeaders.Empty;

    /// <summary>Owned by the message; Content-Length is written from it.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public Via TopVia => Vias[0];

    /// <summary>The session description, or null when there is none.</summary>
    public ReadOnlyMemory<byte>? SessionDescription => Body.Length > 0 && IsSdp ? Body : default(ReadOnlyMemory<byte>?);

    /// <summary>The one SIP address where further requests go, or null when absent or broken.</summary>
    public SipUri? ContactUri =>
        Headers.TryReadAddresses(HeaderNames.Contact, out var contacts) && contacts is [{ Uri.IsSip: true }, ..]
            ? contacts[0].Uri
            : null;

    /// <summary>Without a content type, a body of a call is taken for a description.</summary>
    private bool IsSdp =>
        (Headers[HeaderNames.ContentType] ?? MediaTypes.Sdp).StartsWith(MediaTypes.Sdp, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A request (RFC 3261 §7.1).</summary>
internal sealed record SipRequest : SipMessage
{
    public required string Method { get; init; }

    public required SipUri Uri { get; init; }

    /// <summary>Hops that the request may still take.</summary>
    public int MaxForwards { get; init; } = 70;

    /// <summary>False for another version than 2.0, which is answered 505.</summary>
    public bool IsVersion2 { get; init; } = true;
}

/// <summary>A response (RFC 3261 §7.2).</summary>
internal sealed record SipResponse : SipMessage
{
    /// <summary>100 to 699.</summary>
    public required int Code { get; init; }

    public string Reason { get; init; } = string.Empty;

    public bool IsProvisional => Code < 200;

    public bool IsSuccess => Code is >= 200 and < 300;
}
