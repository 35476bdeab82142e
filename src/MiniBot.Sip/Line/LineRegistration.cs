namespace MiniBot.Sip.Line;

/// <summary>Whether the registrar knows the line.</summary>
public enum LineRegistration
{
    /// <summary>Not asked for, or taken back.</summary>
    None,

    /// <summary>Asked for, no answer yet.</summary>
    Pending,

    /// <summary>Known to the registrar.</summary>
    Registered,

    /// <summary>Refused or unanswered. It is tried again, unless the credentials were refused.</summary>
    Failed,
}
