using System.Net;
using MiniBot.Sip.Media;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Line;

/// <summary>How the embedded SIP line is set up. Immutable.</summary>
public sealed record SipLineOptions
{
    /// <summary>The address to bind, for SIP and media.</summary>
    public IPAddress LocalAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The UDP and TCP port for SIP; 0 takes a free one.</summary>
    public int LocalPort { get; init; }

    /// <summary>The address that others are told, where it is not <see cref="LocalAddress"/>; needed when that is "any".</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>Used where a URI names no transport.</summary>
    public SipTransport Transport { get; init; }

    /// <summary>The trunk: first hop of every call, as a SIP URI (<c>sip:trunk.example:5060</c>); null calls each target directly.</summary>
    public string? Trunk { get; init; }

    /// <summary>User name at the trunk or registrar, and user part of our Contact.</summary>
    public string User { get; init; } = "minibot";

    /// <summary>Password for <see cref="User"/>; null when none is needed. Never logged.</summary>
    public string? Password { get; init; }

    /// <summary>Where to register, as a SIP URI (<c>sip:pbx.example</c>); null does not register.</summary>
    public string? Registrar { get; init; }

    /// <summary>The registration's lifetime asked for. 60 s to 1 day.</summary>
    public TimeSpan RegistrationLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The name shown to called parties where a call brings none of its own; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What we call ourselves in User-Agent.</summary>
    public string UserAgentName { get; init; } = "MiniBotPanel";

    /// <summary>The UDP ports for media. Four ports a call with real-time text, two without.</summary>
    public MediaPortRange MediaPorts { get; init; } = new(30_000, 39_999);

    /// <summary>Calls at a time, both directions together. 1 to 10 000.</summary>
    public int MaxCalls { get; init; } = 200;

    /// <summary>Hand incoming calls to <see cref="SipLine.Incoming"/>; otherwise they are answered 480.</summary>
    public bool AcceptIncoming { get; init; }

    /// <summary>How long no media may arrive on a call that is not on hold. 1 s or more.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Watches the media clock, for benchmarks; null for none.</summary>
    public IMediaClockObserver? MediaObserver { get; init; }

    /// <summary>Names the line without its password, which a record would print.</summary>
    public override string ToString() =>
        $"{nameof(SipLineOptions)} {{ User = {User}, Trunk = {Trunk}, Registrar = {Registrar} }}";

    /// <summary>What is wrong, naming the option and its mend; null when all is well.</summary>
    internal string? FindMistake()
    {
        if (LocalPort is < 0 or > 65_535)
            return $"{nameof(LocalPort)} is {LocalPort}; give 0 to 65535.";
        if (AdvertisedAddress is null && (LocalAddress.Equals(IPAddress.Any) || LocalAddress.Equals(IPAddress.IPv6Any)))
            return $"{nameof(LocalAddress)} is any address; name one, or set {nameof(AdvertisedAddress)}.";
        if (Trunk is not null && !IsSipUri(Trunk))
            return $"{nameof(Trunk)} is no SIP URI; write it as sip:host or sip:host:port.";
        if (Registrar is not null && !IsSipUri(Registrar))
            return $"{nameof(Registrar)} is no SIP URI; write it as sip:host or sip:host:port.";
        if (User.Length == 0)
            return $"{nameof(User)} is empty; give the user name at the trunk.";
        if (RegistrationLifetime < TimeSpan.FromMinutes(1) || RegistrationLifetime > TimeSpan.FromDays(1))
            return $"{nameof(RegistrationLifetime)} is {RegistrationLifetime}; give one minute to one day.";
        if (MediaTimeout < TimeSpan.FromSeconds(1))
            return $"{nameof(MediaTimeout)} is {MediaTimeout}; give a second or more.";
        return MaxCalls is < 1 or > 10_000 ? $"{nameof(MaxCalls)} is {MaxCalls}; give 1 to 10000." : null;
    }

    private static bool IsSipUri(string text) => SipUri.TryRead(text, out var uri) && uri.IsSip;
}
