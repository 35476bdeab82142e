using System.Collections.Immutable;
using System.Net;

namespace MiniBot.Sip.Sdp;

/// <summary>What our side can do and where it listens: all that an offer or an answer says of us. Immutable.</summary>
public sealed record LocalMedia
{
    /// <summary>The address that the far end shall send to.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>RTP port of the audio.</summary>
    public required int AudioPort { get; init; }

    /// <summary>RTCP port of the audio; written into the description only when it is not the port after <see cref="AudioPort"/>.</summary>
    public required int AudioControlPort { get; init; }

    /// <summary>RTP port of the real-time text, or null to neither offer nor accept text.</summary>
    public int? TextPort { get; init; }

    /// <summary>RTCP port of the real-time text.</summary>
    public int TextControlPort { get; init; }

    /// <summary>Codecs in our order of preference. An answer follows the offer's order among them.</summary>
    public ImmutableArray<AudioCodec> Codecs { get; init; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>What we want to do with the audio: <see cref="MediaDirection.SendOnly"/> puts the far end on hold.</summary>
    public MediaDirection AudioDirection { get; init; } = MediaDirection.SendReceive;

    /// <summary>Offer and accept RTP and RTCP on one port. RFC 5761.</summary>
    public bool AllowMultiplexing { get; init; } = true;

    /// <summary>The session id of our o= line.</summary>
    public required ulong SessionId { get; init; }
}
