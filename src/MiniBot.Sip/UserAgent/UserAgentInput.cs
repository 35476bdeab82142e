using System.Net;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>Everything that can happen to the core. A closed family.</summary>
internal abstract record UserAgentInput
{
    private UserAgentInput() { }

    /// <summary>Only time has passed.</summary>
    public sealed record TimePassed : UserAgentInput;

    /// <summary>A message came from the network.</summary>
    public sealed record Received(SipMessage Message, SipTransport Transport, IPEndPoint Source) : UserAgentInput;

    /// <summary>The transport could not deliver a message of ours.</summary>
    public sealed record SendFailed(SipMessage Message) : UserAgentInput;

    /// <summary>Starts or stops being registered.</summary>
    public sealed record Register(RegistrationTarget Target) : UserAgentInput;

    /// <summary>Takes the registration back.</summary>
    public sealed record Unregister : UserAgentInput;

    /// <summary>Something the owner of a call wants; what does not fit the call's state is ignored, for it lost a race.</summary>
    public abstract record CallCommand(CallHandle Call) : UserAgentInput;

    /// <summary>Places a call; it starts by asking for <see cref="InviteConfirmed"/>.</summary>
    public sealed record PlaceCall(
        CallHandle Call,
        NameAddr From,
        SipUri Target,
        ReadOnlyMemory<byte> Offer,
        TimeSpan RingTimeout
    ) : CallCommand(Call);

    /// <summary>The INVITE asked about may be sent now.</summary>
    public sealed record InviteConfirmed(CallHandle Call) : CallCommand(Call);

    /// <summary>Tells the caller that it rings (180).</summary>
    public sealed record Ring(CallHandle Call) : CallCommand(Call);

    /// <summary>Accepts an incoming call with an answer, or with an offer when the caller made none.</summary>
    public sealed record Answer(CallHandle Call, ReadOnlyMemory<byte> SessionDescription) : CallCommand(Call);

    /// <summary>Refuses an incoming call. 300 to 699.</summary>
    public sealed record Reject(CallHandle Call, int Code) : CallCommand(Call);

    /// <summary>Ends a call in whatever state: cancels, refuses, or says BYE.</summary>
    public sealed record HangUp(CallHandle Call) : CallCommand(Call);

    /// <summary>Ends a session whose far end seems gone: it is over at once, the BYE goes out for whoever may hear it.</summary>
    public sealed record Abandon(CallHandle Call) : CallCommand(Call);

    /// <summary>Answers an offer that came within the call; an offer when none was made.</summary>
    public sealed record AnswerOffer(CallHandle Call, ReadOnlyMemory<byte> SessionDescription) : CallCommand(Call);

    /// <summary>Refuses an offer that came within the call (488); the session stays as it was.</summary>
    public sealed record RefuseOffer(CallHandle Call) : CallCommand(Call);

    /// <summary>Makes a new offer within the call (re-INVITE).</summary>
    public sealed record MakeOffer(CallHandle Call, ReadOnlyMemory<byte> SessionDescription) : CallCommand(Call);
}

/// <summary>Where and as whom to register.</summary>
internal sealed record RegistrationTarget(SipUri Registrar, NameAddr Address, TimeSpan Expires);
