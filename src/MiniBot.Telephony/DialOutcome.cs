using MiniBot.Compliance;

namespace MiniBot.Telephony;

/// <summary>How an attempt to reach somebody ended. A closed family.</summary>
public abstract record DialOutcome
{
    private DialOutcome() { }

    /// <summary>Somebody or something answered; the caller owns the leg and disposes of it.</summary>
    public sealed record Answered(ICallLeg Leg) : DialOutcome;

    /// <summary>Busy here or everywhere: 486, 600.</summary>
    public sealed record Busy(int Code) : DialOutcome;

    /// <summary>It rang until the ring timeout, or the far end says that nobody answered (408, 480, 487 of its own).</summary>
    public sealed record NoAnswer : DialOutcome;

    /// <summary>Declined or forbidden by the called party: 403, 603, 607 and the like.</summary>
    public sealed record Rejected(int Code) : DialOutcome;

    /// <summary>The number does not exist or cannot be reached now: 404, 410, 484, 5xx. 0 when there was no answer at all.</summary>
    public sealed record Unreachable(int Code) : DialOutcome;

    /// <summary>Our side or the trunk failed, at <paramref name="Stage"/>, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record Failed(DialStage Stage, string Cause) : DialOutcome;

    /// <summary>The gate took its permission back before the INVITE was sent.</summary>
    public sealed record Refused(GateRefusal Refusal) : DialOutcome;
}

/// <summary>Where an attempt failed.</summary>
public enum DialStage
{
    /// <summary>The permit was already used.</summary>
    Permit,

    /// <summary>The address could not be resolved or reached.</summary>
    Transport,

    /// <summary>The trunk refused our credentials or asked for a scheme that we lack.</summary>
    Authentication,

    /// <summary>The far end redirected (3xx), which would bypass the gate.</summary>
    Redirect,

    /// <summary>The far end broke the protocol, or refused the session description (488).</summary>
    Negotiation,

    /// <summary>No media port could be opened.</summary>
    Media,
}
