using System.Collections.Immutable;
using System.Net;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Media;

/// <summary>How the media of one leg is opened.</summary>
public sealed record MediaSessionOptions
{
    /// <summary>The local address to bind.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The address that the far end is told, where it is not <see cref="Address"/>.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>The ports to take from; shared by all legs of a line.</summary>
    public required MediaPortRange Ports { get; init; }

    /// <summary>Open sockets for real-time text, to offer or accept it.</summary>
    public bool OfferText { get; init; } = true;

    /// <summary>Offer and accept RTP and RTCP on one port.</summary>
    public bool AllowMultiplexing { get; init; } = true;

    /// <summary>Codecs in order of preference.</summary>
    public ImmutableArray<AudioCodec> Codecs { get; init; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>How long nothing may arrive, while not on hold, before <see cref="IMediaEventSink.OnMediaTimedOut"/>. 1 s or more.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
