namespace MiniBot.Sip.Messages;

/// <summary>Why bytes are no message.</summary>
internal enum SipReadError
{
    None,

    /// <summary>Only line ends: a keep-alive, not an error of the peer.</summary>
    KeepAlive,

    /// <summary>Beyond a cap of <see cref="SipLimits"/>.</summary>
    TooLarge,

    /// <summary>No end of the header section, or fewer body bytes than Content-Length says.</summary>
    Truncated,

    /// <summary>Neither a request line nor a status line.</summary>
    StartLine,

    /// <summary>A line without a name, or with half a line end inside.</summary>
    HeaderLine,

    /// <summary>Via, From, To, Call-ID or CSeq is absent.</summary>
    MissingHeader,

    /// <summary>A header that may stand only once stands twice.</summary>
    DuplicateHeader,

    /// <summary>Via, From, To, Call-ID, CSeq, Max-Forwards or Content-Length cannot be read.</summary>
    BrokenHeader,
}
