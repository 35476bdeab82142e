namespace MiniBot.Sip.UserAgent;

/// <summary>Names a call between the core and its owner: the owner numbers outgoing calls, the core incoming ones.</summary>
internal readonly record struct CallHandle(bool IsIncoming, long Number);
