namespace MiniBot.Sip.Transactions;

/// <summary>The transports that SIP messages take.</summary>
public enum SipTransport
{
    /// <summary>One message, one datagram.</summary>
    Udp,

    /// <summary>A stream, used by both sides for as long as it stands.</summary>
    Tcp,
}
