using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Rails;

/// <summary>The opening, the floor, and the silences between turns.</summary>
internal sealed partial class RailTurn
{
    private const int MaxDisclosureAttempts = 2;

    /// <summary>Who interrupts earlier cannot be answering what they interrupt: noticing a voice and fading out take 0.3 s of it.</summary>
    private static readonly TimeSpan Understandable = TimeSpan.FromSeconds(1);

    /// <summary>The first words of every call.</summary>
    public void Open()
    {
        if (_state.Phase != RailPhase.Ringing)
            return;
        StartCallLimit(Scenario.Listening.CallLimit);
        Disclose();
    }

    /// <summary>An utterance of ours is over.</summary>
    public void EndPlayout(CallInput.PlayoutEnded ended)
    {
        // "Are you there?", cut at its first word: the caller was about to answer the question before it.
        if (!ended.Complete && ended.Heard < Understandable)
            _state = _state with { SilencesInARow = 0 };
        if (_state.Playing.FirstOrDefault(say => say.Playout == ended.Playout) is not { } said)
            return;
        _state = _state with { Playing = _state.Playing.Remove(said) };
        PassOverlapOn(said);
        if (ended.Playout == _state.DisclosurePlayout && ended.Complete)
            _state = _state with { DisclosureHeard = true };
        switch (_state.Phase)
        {
            case RailPhase.Disclosing when ended.Playout == _state.DisclosurePlayout:
                EndDisclosure();
                break;
            case RailPhase.Closing when IsCutConfirmation(said, ended):
                Decide("confirmation.repeated");
                _state = _state with { ConfirmationRepeated = true };
                SayLine(new Line(said.Text, said.AudioPath), interruptible: false);
                break;
            case RailPhase.Closing when _state.Playing.IsEmpty:
                HangUp();
                break;
            case RailPhase.Transferring when _state.Transfer == TransferState.Announced && _state.Playing.IsEmpty:
                AskTransfer();
                break;
            case RailPhase.Asking or RailPhase.ConfirmingOptOut when AllIsSaid:
                AwaitAnswer();
                break;
            default:
                break;
        }
    }

    private bool IsCutConfirmation(CallAction.Say said, CallInput.PlayoutEnded ended) =>
        !ended.Complete
        && !said.Interruptible
        && !_state.ConfirmationRepeated
        && !_state.StopsAtAnyVoice
        && said.Playout != _state.DisclosurePlayout;

    private bool AllIsSaid => _state is { Playing.IsEmpty: true, CallerIsSpeaking: false, Freestyle: null };

    private void AwaitAnswer() => StartSilence(_state.IsPatient ? Scenario.Listening.Wait : Scenario.Listening.Silence);

    /// <summary>Nobody spoke in time.</summary>
    public void FallSilent(int generation)
    {
        if (generation != _state.SilenceGeneration)
            return;
        var wasPatient = _state.IsPatient;
        _state = _state with
        {
            CallerIsSpeaking = false,
            SpeaksSinceDisclosure = false,
            SpeaksBeforeQuestion = false,
            IsPatient = false,
        };
        ReleaseFloor();
        if (!AllIsSaid)
            return;
        switch (_state.Phase)
        {
            case RailPhase.Asking when wasPatient:
                Decide("wait.over");
                Say(MessageLine());
                break;
            case RailPhase.Asking when _state.SilencesInARow == 0:
                Decide("silence.first");
                _state = _state with { SilencesInARow = 1 };
                Interject(LineOf(Prompt.AreYouThere));
                break;
            case RailPhase.Asking:
                Decide("silence.second");
                Close(_state.Disposition ?? Disposition.NoAnswer, LineOf(Prompt.SilenceEnd));
                break;
            case RailPhase.ConfirmingOptOut:
                OptOutHard("silence after being asked", null);
                break;
            default:
                break;
        }
    }

    private void Disclose()
    {
        Decide("disclosure");
        _state = _state with
        {
            Phase = RailPhase.Disclosing,
            DisclosurePlayout = _state.LastPlayout + 1,
            DisclosureAttempts = _state.DisclosureAttempts + 1,
        };
        SayLine(new Line(Scenario.Disclosure), interruptible: false);
    }

    // No pitch before the disclosure was heard whole; a line that cannot carry it is given up.
    private void EndDisclosure()
    {
        if (_state.DisclosureHeard)
        {
            _state = _state with { SpeaksSinceDisclosure = _state.CallerIsSpeaking };
            Ask();
        }
        else if (_state.DisclosureAttempts < MaxDisclosureAttempts)
            Disclose();
        else
        {
            Decide("disclosure.not_heard");
            _state = _state with { Disposition = Disposition.Failed };
            HangUp();
        }
    }
}
