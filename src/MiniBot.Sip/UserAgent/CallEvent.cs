using MiniBot.Sip.Messages;

namespace MiniBot.Sip.UserAgent;

/// <summary>What happens to a call. A closed family.</summary>
internal abstract record CallEvent
{
    private CallEvent() { }

    /// <summary>An INVITE is about to be sent: it waits for <see cref="UserAgentInput.InviteConfirmed"/>.</summary>
    public sealed record ConfirmationNeeded : CallEvent;

    /// <summary>A provisional response above 100.</summary>
    public sealed record Progressed(int Code) : CallEvent;

    /// <summary>An answer before the call is answered: ring tone, an announcement.</summary>
    public sealed record EarlyMedia(string Fork, ReadOnlyMemory<byte> Answer) : CallEvent;

    /// <summary>Our call was answered; null when the far end never described its media.</summary>
    public sealed record Answered(string CallId, ReadOnlyMemory<byte>? Answer) : CallEvent;

    /// <summary>Our call did not come about. Last event.</summary>
    public sealed record Failed(CallFailure Failure) : CallEvent;

    /// <summary>Somebody calls us. The first event of an incoming call; a null offer means that ours is wanted.</summary>
    public sealed record Incoming(NameAddr From, NameAddr To, string CallId, ReadOnlyMemory<byte>? Offer) : CallEvent;

    /// <summary>An incoming call is up: the caller has acknowledged our answer.</summary>
    public sealed record Established : CallEvent;

    /// <summary>The far end offers other media; null asks for an offer of ours.</summary>
    public sealed record OfferReceived(ReadOnlyMemory<byte>? Offer) : CallEvent;

    /// <summary>The answer to an offer of ours within the call.</summary>
    public sealed record AnswerReceived(ReadOnlyMemory<byte> Answer) : CallEvent;

    /// <summary>An offer of ours within the call was refused; the session stays as it was.</summary>
    public sealed record OfferRefused(int Code) : CallEvent;

    /// <summary>The call is over. Last event.</summary>
    public sealed record Ended(CallEnd End) : CallEvent;
}

/// <summary>Who or what ended a call.</summary>
internal enum CallEnd
{
    Local,
    Remote,

    /// <summary>No ACK, no answer to a request, or a session that expired.</summary>
    SignallingFailed,
}

/// <summary>Why our call did not come about. A closed family.</summary>
internal abstract record CallFailure
{
    private CallFailure() { }

    /// <summary>A final response of 400 or more.</summary>
    public sealed record Refused(int Code) : CallFailure;

    /// <summary>3xx.</summary>
    public sealed record Redirected(int Code) : CallFailure;

    /// <summary>Challenged, and we have no password, no common algorithm, or the wrong password.</summary>
    public sealed record AuthenticationRefused(int Code) : CallFailure;

    /// <summary>It rang until the ring timeout.</summary>
    public sealed record RingTimeout : CallFailure;

    /// <summary>Not one response came.</summary>
    public sealed record NoResponse : CallFailure;

    /// <summary>The transport could not deliver the INVITE.</summary>
    public sealed record TransportFailed : CallFailure;

    /// <summary>The answer cannot be used: no tag, no Contact, no session description.</summary>
    public sealed record ProtocolBroken : CallFailure;

    /// <summary>We gave up.</summary>
    public sealed record Cancelled : CallFailure;
}
