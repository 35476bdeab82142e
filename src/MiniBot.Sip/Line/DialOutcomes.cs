using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>What a SIP failure means to a campaign.</summary>
internal static class DialOutcomes
{
    public static DialOutcome Of(CallFailure failure) =>
        failure switch
        {
            CallFailure.Refused refused => OfCode(refused.Code),
            CallFailure.Redirected => new DialOutcome.Failed(
                DialStage.Redirect,
                "The far end redirected the call, which the permit does not cover."
            ),
            CallFailure.AuthenticationRefused refused => new DialOutcome.Failed(
                DialStage.Authentication,
                $"The trunk answered {refused.Code}: check user name and password."
            ),
            CallFailure.RingTimeout => new DialOutcome.NoAnswer(),
            CallFailure.NoResponse => new DialOutcome.Unreachable(0),
            CallFailure.TransportFailed => new DialOutcome.Failed(
                DialStage.Transport,
                "The INVITE could not be delivered: check the trunk's address and port."
            ),
            CallFailure.ProtocolBroken => new DialOutcome.Failed(
                DialStage.Negotiation,
                "The answer had no usable tag, Contact or Record-Route."
            ),
            _ => new DialOutcome.Failed(DialStage.Transport, "The line was closed."),
        };

    /// <summary>Final responses of 400 and more, as <see cref="DialOutcome"/> groups them.</summary>
    public static DialOutcome OfCode(int code) =>
        code switch
        {
            486 or 600 => new DialOutcome.Busy(code),
            408 or 480 or 487 => new DialOutcome.NoAnswer(),
            403 or 433 or 603 or 607 or 608 => new DialOutcome.Rejected(code),
            400
            or 405
            or 406
            or 413
            or 414
            or 415
            or 416
            or 420
            or 421
            or 422
            or 481
            or 482
            or 483
            or 488
            or 491
            or 493
            or 494
            or 606 => new DialOutcome.Failed(DialStage.Negotiation, $"The far end answered {code}."),
            _ => new DialOutcome.Unreachable(code),
        };
}
