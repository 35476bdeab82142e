namespace MiniBot.Sip.Dialogs;

/// <summary>Call-ID and both tags name a dialog (RFC 3261 §12).</summary>
internal readonly record struct DialogId(string CallId, string LocalTag, string RemoteTag);
