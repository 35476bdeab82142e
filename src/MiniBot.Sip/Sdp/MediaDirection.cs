namespace MiniBot.Sip.Sdp;

/// <summary>Which way a stream flows, seen from whoever wrote the description. The bits are "sends" and "receives". RFC 3264 §5.1.</summary>
[Flags]
public enum MediaDirection
{
    /// <summary>Neither sends nor receives.</summary>
    Inactive = 0,

    /// <summary>Sends, and wants nothing back: what a party writes that puts the other on hold.</summary>
    SendOnly = 1,

    /// <summary>Receives, and sends nothing.</summary>
    ReceiveOnly = 2,

    /// <summary>Both ways.</summary>
    SendReceive = SendOnly | ReceiveOnly,
}
