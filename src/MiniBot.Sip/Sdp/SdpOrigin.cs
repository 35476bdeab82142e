namespace MiniBot.Sip.Sdp;

/// <summary>The o= line: who made the description, and which version of it this is. RFC 8866 §5.2.</summary>
/// <param name="User">The user name; "-" for none.</param>
/// <param name="SessionId">Constant for the life of a session.</param>
/// <param name="Version">Grows by one with each change. RFC 3264 §8.</param>
/// <param name="Host">Address or name of the maker.</param>
public readonly record struct SdpOrigin(string User, ulong SessionId, ulong Version, string Host);
