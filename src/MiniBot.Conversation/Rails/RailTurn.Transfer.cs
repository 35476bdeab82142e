using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>Handing the caller to a human, once a call; where that fails, a time for a callback is asked.</summary>
internal sealed partial class RailTurn
{
    /// <summary>How long a human may take to answer.</summary>
    private static readonly TimeSpan TransferLimit = TimeSpan.FromSeconds(20);

    /// <summary>The caller talks to a human. What was decided before stays decided.</summary>
    public void CompleteTransfer()
    {
        if (_state.IsEnded || _state.Transfer != TransferState.Asked)
            return;
        if (_state.Disposition == Disposition.Callback)
            _state = _state with { Disposition = null, CallbackWords = null, CallbackTime = null };
        Leave(Disposition.Transferred, "transfer.completed");
    }

    /// <summary>Nobody took the caller over.</summary>
    public void FailTransfer(string rule)
    {
        if (_state.Phase != RailPhase.Transferring || _state.Transfer != TransferState.Asked)
            return;
        Decide(rule);
        if (_state.TransferWish is { } wish)
        {
            _state = _state with { Disposition = Disposition.Callback };
            KeepCallback(wish);
        }

        _state = _state with { Phase = RailPhase.Asking, SilencesInARow = 0 };
        MoveTo(Scenario.Rail.Length - 2);
        SayBefore(LineOf(Prompt.TransferFailed), MessageLine());
    }

    /// <summary>No human has answered in time.</summary>
    public void GiveUpTransfer(int generation)
    {
        if (generation == _state.TransferGeneration)
            FailTransfer("transfer.late");
    }

    private bool CanTransfer => Scenario.CanTransfer && _state is { Phase: RailPhase.Asking, Transfer: TransferState.NotTried };

    /// <summary>Tells the caller; the host is asked when the words have been played.</summary>
    /// <param name="wish">The caller's words when it was their wish; null when the rail leads here.</param>
    private void StartTransfer(string? wish)
    {
        StopInterruptible();
        _state = _state with { Phase = RailPhase.Transferring, Transfer = TransferState.Announced, TransferWish = wish };
        SayLine(LineOf(Prompt.TransferStart), interruptible: false);
    }

    private void AskTransfer()
    {
        Decide("transfer.asked");
        _state = _state with { Transfer = TransferState.Asked, TransferGeneration = _state.TransferGeneration + 1 };
        _actions.Add(new CallAction.Transfer(Scenario.TransferTo));
        _actions.Add(new CallAction.StartTimer(CallTimer.Transfer, _state.TransferGeneration, TransferLimit));
    }

    // "Oui, passez-le-moi" is a wish of its own; a bare yes leads to a human where that is the objective, and the person a lead.
    private bool LeadsToTransfer(Reading reading) =>
        _state.Step.Kind == StepKind.IsLeads
        && reading.IsPositive
        && CanTransfer
        && (reading.Found.Contains(Intent.TransferHuman) || (Scenario.Objective == Objective.Transfer && IsLead));
}
