using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>Opt-outs and refusals: suppressed before anything is said.</summary>
internal sealed partial class RailTurn
{
    /// <summary>Never again. Obeyed in every phase, even when the words arrive after the line has closed.</summary>
    private void OptOutHard(string evidence, Reading? reading)
    {
        if (_state.OptOut == OptOut.Hard)
            return;
        Decide("opt_out.hard", reading);
        _actions.Add(new CallAction.Suppress(OptOut.Hard, evidence));
        var phase = _state.Phase;
        _state = _state with { OptOut = OptOut.Hard, Disposition = Disposition.OptOut };
        switch (phase)
        {
            case RailPhase.Ended:
                break;
            case RailPhase.Ringing:
                HangUp();
                break;
            default:
                StopAll();
                Close(Disposition.OptOut, LineOf(Prompt.OptOutConfirmed), interruptible: false);
                break;
        }
    }

    /// <summary>Words of an utterance that is not over: acts when they are an opt-out that nothing after them takes back.</summary>
    public void HearPartial(CallInput.CallerPartial partial)
    {
        var stepPhrases = _state.Phase == RailPhase.Asking ? _state.Step.Phrases : null;
        if (Scenario.Intents.ReadPartial(partial.Text, stepPhrases) is { } reading)
            OptOutHard(Kept(partial.Text), reading);
    }

    /// <summary>The words may mean less: asked once, and no answer counts as a yes.</summary>
    private void AskOptOut(Reading reading)
    {
        Decide("opt_out.asked", reading);
        _state = _state with { Phase = RailPhase.ConfirmingOptOut };
        Say(LineOf(Prompt.OptOutQuestion));
    }

    // Only a clear no goes back to the rail: when in doubt, the person is not called again.
    private void HearOptOutAnswer(Reading reading, string text)
    {
        if (reading.Intent is not (Intent.Deny or Intent.Interested))
        {
            OptOutHard(Kept(text), reading);
            return;
        }

        Decide("opt_out.declined", reading);
        StopInterruptible();
        if (_state.DisclosureHeard)
            Ask();
        else if (_state.Playing.IsEmpty)
            Disclose();
        else
            _state = _state with { Phase = RailPhase.Disclosing };
    }

    private void Refuse(Reading reading, string text)
    {
        Decide("refused", reading);
        SuppressRefusal(text);
        Close(Disposition.NotInterested, LineOf(Prompt.RefusalEnd));
    }

    private void SuppressRefusal(string text)
    {
        _actions.Add(new CallAction.Suppress(OptOut.Refusal, Kept(text)));
        _state = _state with { OptOut = OptOut.Refusal };
    }
}
