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

    /// <summary>The caller speaks: we stop, unless what plays must be heard whole.</summary>
    public void YieldFloor()
    {
        if (_state.Phase is not (RailPhase.Disclosing or RailPhase.Asking or RailPhase.ConfirmingOptOut))
            return;
        _state = _state with
        {
            CallerIsSpeaking = true,
            SpeaksSinceDisclosure = false,
            SpeaksBeforeQuestion = _state.SpeaksBeforeQuestion || QuestionIsYetToPlay,
        };
        StartSilence(SpeechLimit);
        if (_state.Freestyle is not null)
        {
            Decide("freestyle.interrupted");
            CancelModel();
        }

        if (Scenario.Listening.BargeIn && _state.Playing is [{ Interruptible: true }, ..])
        {
            Decide("barge_in");
            StopInterruptible();
        }
    }

    private bool QuestionIsYetToPlay =>
        _state.Playing is [var playing, ..]
        && playing.Playout != _state.QuestionPlayout
        && _state.Playing.Any(say => say.Playout == _state.QuestionPlayout);

    /// <summary>An utterance of ours is over.</summary>
    public void EndPlayout(CallInput.PlayoutEnded ended)
    {
        // "Are you there?", cut at its first word: the caller was about to answer the question before it.
        if (!ended.Complete && ended.Heard < Understandable)
            _state = _state with { SilencesInARow = 0 };
        if (!_state.Playing.Any(say => say.Playout == ended.Playout))
            return;
        _state = _state with { Playing = _state.Playing.RemoveAll(say => say.Playout == ended.Playout) };
        if (ended.Playout == _state.DisclosurePlayout && ended.Complete)
            _state = _state with { DisclosureHeard = true };
        switch (_state.Phase)
        {
            case RailPhase.Disclosing when ended.Playout == _state.DisclosurePlayout:
                EndDisclosure();
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
