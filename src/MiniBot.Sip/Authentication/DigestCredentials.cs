namespace MiniBot.Sip.Authentication;

/// <summary>User name and password of the trunk. Never printed.</summary>
internal sealed record DigestCredentials(string User, string Password)
{
    /// <summary>Names the type alone: a password in a log is a leak.</summary>
    public override string ToString() => nameof(DigestCredentials);
}
