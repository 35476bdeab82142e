namespace MiniBot.Sip.Rtp;

/// <summary>RFC 3550 §12.1.</summary>
internal enum RtcpPacketType : byte
{
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
    Goodbye = 203,
}
