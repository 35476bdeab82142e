using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>What the core wants done. A closed family.</summary>
internal abstract record UserAgentAction
{
    private UserAgentAction() { }

    /// <summary>Puts a message on the wire.</summary>
    public sealed record Send(SipMessage Message, SipDestination Destination) : UserAgentAction;

    /// <summary>Tells the owner of a call what happened to it.</summary>
    public sealed record Raise(CallHandle Call, CallEvent Event) : UserAgentAction;

    /// <summary>The registration was gained, lost, or taken back.</summary>
    public sealed record RegistrationChanged(RegistrationState State, int Code) : UserAgentAction;
}

/// <summary>Whether a registrar knows us.</summary>
internal enum RegistrationState
{
    Unregistered,
    Registered,

    /// <summary>Refused or unanswered; it is tried again unless the credentials were refused.</summary>
    Failed,
}
