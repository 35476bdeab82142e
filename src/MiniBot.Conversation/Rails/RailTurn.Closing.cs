using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Rails;

/// <summary>The ways a conversation ends.</summary>
internal sealed partial class RailTurn
{
    /// <summary>The call has lasted as long as it may; or the last words never ended.</summary>
    public void ReachLimit(int generation)
    {
        if (generation != _state.CallLimitGeneration)
            return;
        switch (_state.Phase)
        {
            case RailPhase.ConfirmingOptOut:
                OptOutHard("no answer after being asked", null);
                break;
            case RailPhase.Disclosing or RailPhase.Asking or RailPhase.Transferring:
                Decide("call_limit");
                Close(DispositionAtLimit(), LineOf(Prompt.CallLimitEnd));
                break;
            case RailPhase.AwaitingBeep or RailPhase.AwaitingPerson:
                Decide("machine.limit");
                StopAll();
                HangUp();
                break;
            case RailPhase.Closing:
                Decide("closing_limit");
                StopAll();
                HangUp();
                break;
            default:
                break;
        }
    }

    /// <summary>The line is gone. What was decided stays decided; an opt-out that was asked about counts.</summary>
    public void Drop(Disposition disposition) => Leave(disposition, "line_dropped");

    private void Leave(Disposition disposition, string rule)
    {
        if (_state.IsEnded)
            return;
        var wasAsked = _state.Phase == RailPhase.ConfirmingOptOut;
        Decide(rule);
        CancelModel();
        _state = _state with
        {
            Phase = RailPhase.Ended,
            Playing = [],
            Overlap = null,
            Disposition = _state.Disposition ?? disposition,
        };
        if (wasAsked)
            OptOutHard("hung up after being asked", null);
    }

    /// <summary>Says the last words; the call ends when they have been played.</summary>
    private void Close(Disposition disposition, Line lastWords, bool interruptible = true)
    {
        CancelSilence();
        CancelModel();
        StopInterruptible();
        _state = _state with { Phase = RailPhase.Closing, Disposition = disposition };
        SayLine(lastWords, interruptible);
        StartCallLimit(ClosingLimit);
    }

    private Disposition DispositionAtLimit() =>
        _state.Disposition is { } decided ? decided
        : _state.HeardBy.Main is null ? Disposition.NoAnswer
        : IsLead ? Disposition.Lead
        : Disposition.NotInterested;
}
