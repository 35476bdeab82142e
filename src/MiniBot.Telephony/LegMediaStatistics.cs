namespace MiniBot.Telephony;

/// <summary>Media counters of one leg. Jitter and loss as RFC 3550 §6.4.1 defines them.</summary>
/// <param name="PacketsSent">RTP audio packets sent.</param>
/// <param name="PacketsReceived">RTP audio packets accepted.</param>
/// <param name="PacketsLost">Cumulative number lost on the way to us.</param>
/// <param name="PacketsDiscarded">Received but refused: wrong source, late, malformed.</param>
/// <param name="JitterMilliseconds">Interarrival jitter of what we receive.</param>
/// <param name="RemoteJitterMilliseconds">The far end's report on what we send; null before its first report.</param>
/// <param name="RemoteFractionLost">The far end's report on what we send, 0 to 1; null before its first report.</param>
public readonly record struct LegMediaStatistics(
    long PacketsSent,
    long PacketsReceived,
    long PacketsLost,
    long PacketsDiscarded,
    double JitterMilliseconds,
    double? RemoteJitterMilliseconds,
    double? RemoteFractionLost
);
