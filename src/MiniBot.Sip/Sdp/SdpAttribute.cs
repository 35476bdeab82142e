namespace MiniBot.Sip.Sdp;

/// <summary>One a= line. RFC 8866 §5.13.</summary>
/// <param name="Name">The part before the colon, as written: no line breaks.</param>
/// <param name="Value">The part after the colon, or null for a flag such as sendrecv: no line breaks.</param>
public readonly record struct SdpAttribute(string Name, string? Value = null);
