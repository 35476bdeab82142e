using MiniBot.Sip.Authentication;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>What the core needs to know about itself. Immutable.</summary>
internal sealed record UserAgentOptions
{
    /// <summary>Address that others reach us at, as written in Via and Contact.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>User part of our Contact.</summary>
    public required string User { get; init; }

    /// <summary>Used where a URI names none.</summary>
    public SipTransport Transport { get; init; } = SipTransport.Udp;

    public string UserAgentName { get; init; } = "MiniBotPanel";

    public DigestCredentials? Credentials { get; init; }

    /// <summary>First hop of every request outside a dialog; null goes straight to the target.</summary>
    public SipUri? OutboundProxy { get; init; }

    /// <summary>Incoming calls beyond it are answered 486.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary>An INVITE too large for UDP tries TCP first (RFC 3261 §18.1.1).</summary>
    public bool TriesTcpForLargeRequests { get; init; } = true;

    public SipTimings Timings { get; init; } = SipTimings.Default;
}
