namespace MiniBot.Sip.Line;

/// <summary>What the line has seen and lost on the signalling side.</summary>
/// <param name="Calls">Calls now, in whatever state.</param>
/// <param name="MessagesReceived">SIP messages taken in.</param>
/// <param name="MessagesMalformed">Datagrams and stream contents that were no SIP message.</param>
/// <param name="MessagesDropped">Messages for which there was no room.</param>
/// <param name="StrayResponses">Responses that belonged to no request of ours.</param>
/// <param name="ConnectionsRefused">TCP connections closed at once because too many were open.</param>
/// <param name="LegEventsDropped">Digits and texts that a leg's reader did not take in time; counted when the leg ends.</param>
/// <param name="LateMediaTicks">Media ticks that began more than 5 ms late.</param>
/// <param name="SkippedMediaTicks">Media ticks left out because the machine stood still.</param>
public readonly record struct SipLineStatistics(
    int Calls,
    long MessagesReceived,
    long MessagesMalformed,
    long MessagesDropped,
    long StrayResponses,
    long ConnectionsRefused,
    long LegEventsDropped,
    long LateMediaTicks,
    long SkippedMediaTicks
);
