namespace MiniBot.Sip.Messages;

/// <summary>Method names; case-sensitive (RFC 3261 §7.1).</summary>
internal static class SipMethods
{
    public const string Invite = "INVITE";
    public const string Ack = "ACK";
    public const string Bye = "BYE";
    public const string Cancel = "CANCEL";
    public const string Options = "OPTIONS";
    public const string Register = "REGISTER";
    public const string Prack = "PRACK";
    public const string Update = "UPDATE";
    public const string Info = "INFO";
    public const string Message = "MESSAGE";
    public const string Notify = "NOTIFY";
    public const string Subscribe = "SUBSCRIBE";
    public const string Refer = "REFER";
    public const string Publish = "PUBLISH";

    /// <summary>What this user agent serves, as sent in Allow.</summary>
    public const string Allowed = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK, INFO";

    /// <summary>True for a method that is defined somewhere but not served here: 405 rather than 501.</summary>
    public static bool IsKnownButRefused(string method) =>
        method is Register or Message or Notify or Subscribe or Refer or Publish;
}
