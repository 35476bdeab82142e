using MiniBot.Compliance;
using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>One call of ours until its outcome. Moved on the line's loop.</summary>
internal sealed class DialAttempt : ILineCall
{
    private readonly SipLine _line;
    private readonly CallHandle _handle;
    private readonly DialPermit _permit;
    private readonly CallMedia _media;
    private readonly LegEvents _events;
    private readonly CancellationToken _cancelled;
    private readonly TaskCompletionSource<DialOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DialOutcome? _ownFailure;

    public DialAttempt(
        SipLine line,
        CallHandle handle,
        DialPermit permit,
        CallMedia media,
        LegEvents events,
        CancellationToken cancelled
    )
    {
        _line = line;
        _handle = handle;
        _permit = permit;
        _media = media;
        _events = events;
        _cancelled = cancelled;
    }

    /// <summary>Completed once, off the loop.</summary>
    public Task<DialOutcome> Outcome => _outcome.Task;

    public void OnEvent(CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.ConfirmationNeeded:
                _ = ConfirmAsync();
                break;
            case CallEvent.EarlyMedia early:
                _media.TryAccept(early.Answer.Span);
                break;
            case CallEvent.Answered answered:
                OnAnswered(answered);
                break;
            case CallEvent.OfferReceived { Offer: { } offer } when _media.TryAnswer(offer.Span, out var answer):
                _line.Follow(new UserAgentInput.AnswerOffer(_handle, answer));
                break;
            case CallEvent.OfferReceived:
                _line.Follow(new UserAgentInput.RefuseOffer(_handle));
                break;
            case CallEvent.Failed failed:
                End(_ownFailure ?? DialOutcomes.Of(failed.Failure));
                break;
            case CallEvent.Ended:
                End(_ownFailure ?? new DialOutcome.Failed(DialStage.Negotiation, "The far end hung up at once."));
                break;
        }
    }

    /// <summary>Before every INVITE the gate is asked again. Whatever goes wrong there, no INVITE goes out.</summary>
    private async Task ConfirmAsync()
    {
        try
        {
            if (await _permit.ConfirmAsync(_cancelled) is not { } refusal)
            {
                _line.Post(new UserAgentInput.InviteConfirmed(_handle));
                return;
            }

            _ownFailure = new DialOutcome.Refused(refusal);
        }
        catch (OperationCanceledException)
        {
            _ownFailure = new DialOutcome.Failed(DialStage.Permit, "The attempt was cancelled while the gate was asked.");
        }
        catch (Exception e)
        {
            // The edge of the gate's code: an error there refuses this attempt alone.
            _ownFailure = new DialOutcome.Failed(DialStage.Permit, $"The gate failed with {e.GetType().Name}.");
        }

        _line.Post(new UserAgentInput.HangUp(_handle));
    }

    private void OnAnswered(CallEvent.Answered answered)
    {
        if (answered.Answer is not { } answer || !_media.TryAccept(answer.Span))
        {
            _ownFailure = new DialOutcome.Failed(DialStage.Negotiation, "The answer holds no media that we offered.");
            _line.Follow(new UserAgentInput.Abandon(_handle));
            return;
        }

        var leg = new SipCallLeg(_line, _handle, _media, _events, answered.CallId, _permit.TargetUri);
        _line.Hand(_handle, leg);
        _outcome.TrySetResult(new DialOutcome.Answered(leg));
    }

    private void End(DialOutcome outcome)
    {
        _line.Forget(_handle);
        _media.Dispose();
        _outcome.TrySetResult(outcome);
    }
}
