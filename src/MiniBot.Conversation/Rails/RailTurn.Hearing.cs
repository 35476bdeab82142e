using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>What the caller said, the most cautious meaning first.</summary>
internal sealed partial class RailTurn
{
    /// <summary>The key that opts out, in every phase.</summary>
    private const char OptOutDigit = '9';

    private const int MaxKeptWords = 200;

    /// <summary>One utterance of the caller.</summary>
    public void Hear(CallInput.CallerSaid said)
    {
        var isAnswer = _state.Phase == RailPhase.Asking;
        var reading = Read(said.Text, isAnswer);
        if (isAnswer && AgreesToCall(reading))
            reading = reading with { Intent = Intent.Affirm };
        if (!reading.IsEmpty)
            _state = _state with { HeardBy = _state.HeardBy.Plus(said.Ear) };
        var overlap = _state.Overlap;
        _state = _state with { CallerIsSpeaking = false };
        if (reading.IsHardOptOut || (reading.Intent == Intent.OptOut && !CanStillAsk))
        {
            OptOutHard(Kept(said.Text), reading);
            return;
        }

        if (overlap is not null && WhyNoInterruption(overlap, said, reading) is { } rule)
        {
            Decide(rule, reading);
            KeepFloor(overlap);
            return;
        }

        HearWords(reading, said.Text, isAnswer);
        ReleaseFloor();
        if (!reading.IsEmpty)
            Remember(said.Text);
    }

    private void HearWords(Reading reading, string text, bool isAnswer)
    {
        switch (_state.Phase)
        {
            case RailPhase.ConfirmingOptOut:
                CancelSilence();
                HearOptOutAnswer(reading, text);
                break;
            case RailPhase.Disclosing or RailPhase.Asking:
                CancelSilence();
                CancelModel();
                ForgetUnheardPresence();
                if (!HearWhatEnds(reading, text) && isAnswer)
                    HearOnStep(reading, text);
                break;
            case RailPhase.Transferring when reading.Intent is not (Intent.TransferHuman or Intent.Machine):
                HearWhatEnds(reading, text);
                break;
            case RailPhase.AwaitingPerson when reading.IsGreeting || reading.IsPositive:
                Decide("machine.person", reading);
                MeetPerson();
                break;
            case RailPhase.Closing when reading.Intent == Intent.NotInterested && _state.OptOut is null:
                Decide("refused.late", reading);
                SuppressRefusal(text);
                _state = _state with { Disposition = Disposition.NotInterested };
                break;
            default:
                break;
        }
    }

    // Who names the number or the choice that was asked for answers, whatever else the words resemble.
    private Reading Read(string text, bool isAnswer)
    {
        if (!isAnswer)
            return Scenario.Read(text, null);
        return
            _state.Step.Expects is { } expected
            && AnswerReader.Read(Scenario.Speech, expected, Intent.Neutral, text, now, Zone) is not null
            ? Scenario.Intents.ReadByRules(text, _state.Step.Phrases)
            : Scenario.Read(text, _state.Step);
    }

    /// <summary>A key of the caller's telephone: 9 opts out, any other stops a question, which then awaits its answer.</summary>
    public void PressDigit(char digit)
    {
        if (digit == OptOutDigit)
        {
            OptOutHard("key 9", null);
        }
        else if (_state.Phase == RailPhase.Asking && CanYield)
        {
            Decide("barge_in.digit");
            CancelModel();
            StopInterruptible();
            if (AllIsSaid)
                AwaitAnswer();
        }
    }

    private bool CanStillAsk =>
        _state.Phase is RailPhase.Disclosing or RailPhase.Asking or RailPhase.ConfirmingOptOut or RailPhase.Transferring;

    /// <summary>Everything that ends a call, at any step and during the disclosure.</summary>
    private bool HearWhatEnds(Reading reading, string text)
    {
        switch (reading.Intent)
        {
            case Intent.OptOut:
                AskOptOut(reading);
                return true;
            case Intent.Machine when MachineIsBelieved:
                Decide("machine", reading);
                MeetMachine(CalledParty.Voicemail);
                return true;
            case Intent.WrongNumber:
                Decide("wrong_number", reading);
                Close(Disposition.WrongNumber, LineOf(Prompt.WrongNumberEnd));
                return true;
            case Intent.NotInterested:
                Refuse(reading, text);
                return true;
            case Intent.TransferHuman when CanTransfer:
                Decide("transfer_human", reading);
                StartTransfer(Kept(text));
                return true;
            case Intent.TransferHuman:
                Decide("transfer_human", reading);
                CallBack(text, Prompt.TransferEnd);
                return true;
            case Intent.Callback:
                Decide("callback", reading);
                CallBack(text, Prompt.CallbackEnd);
                return true;
            default:
                return false;
        }
    }

    // "Oui, rappelez-moi" accepts what Is_Leads offers; at Confirm_Time, a time to call is the answer.
    private bool AgreesToCall(Reading reading) =>
        reading.Intent is Intent.Callback or Intent.TransferHuman
        && _state.Step.Kind switch
        {
            StepKind.ConfirmTime => reading.Intent == Intent.Callback,
            StepKind.IsLeads => reading.Found.Contains(Intent.Affirm) && !reading.Found.Contains(Intent.Deny),
            _ => false,
        };

    private void HearOnStep(Reading reading, string text)
    {
        if (_state.SpeaksSinceDisclosure && (reading.IsPositive || reading.Intent == Intent.Neutral))
        {
            HearOverlap(reading);
            return;
        }

        if (_state.SpeaksBeforeQuestion && AnswersNothingByItself(reading))
        {
            HearBeforeQuestion(reading);
            return;
        }

        var wasAskedIfThere = _state.SilencesInARow > 0;
        var repeats = _state.RepeatsInARow;
        _state = _state with
        {
            SilencesInARow = 0,
            RepeatsInARow = 0,
            IsPatient = false,
            SpeaksSinceDisclosure = false,
            SpeaksBeforeQuestion = false,
        };
        switch (reading.Intent)
        {
            case Intent.Affirm or Intent.Neutral when wasAskedIfThere && !reading.IsEmpty:
                Decide("presence.confirmed", reading);
                Say(MessageLine());
                break;
            case Intent.Wait when _state.AutonomousTurns < _state.Step.MaxAutonomousTurns:
                Decide("wait", reading);
                Interject(LineOf(Prompt.Wait));
                _state = _state with { IsPatient = true, AutonomousTurns = _state.AutonomousTurns + 1 };
                break;
            case Intent.Wait:
                NotUnderstood(reading);
                break;
            case Intent.Repeat:
                Decide("repeat", reading);
                _state = _state with { RepeatsInARow = repeats + 1 };
                SayAgain(simply: repeats == 0);
                break;
            case Intent.Question or Intent.Objection when !(_state.Step.Kind == StepKind.ConfirmTime && reading.NamesTime):
                AnswerCaller(reading, text);
                break;
            default:
                AnswerStep(reading, text);
                break;
        }
    }

    // "Oui, bonjour" said over the disclosure answers no question; the greeting plays on.
    private void HearOverlap(Reading reading)
    {
        Decide("overlap.ignored", reading);
        _state = _state with { SpeaksSinceDisclosure = false };
        if (_state.Playing.IsEmpty)
            AwaitAnswer();
    }

    private static bool AnswersNothingByItself(Reading reading) =>
        reading.IsEmpty || reading.IsPositive || reading.Intent is Intent.Deny or Intent.Unsure;

    // "D'accord" said over an answer of ours answers no question that was yet to be put: it is put now, or plays on.
    private void HearBeforeQuestion(Reading reading)
    {
        Decide("question.not_heard", reading);
        _state = _state with { SpeaksBeforeQuestion = false };
        if (Scenario.Listening.BargeIn)
            Say(MessageLine(), simply: true);
        else if (_state.Playing.IsEmpty)
            AwaitAnswer();
    }

    private void CallBack(string text, Prompt end)
    {
        KeepCallback(text);
        Close(Disposition.Callback, LineOf(end));
    }

    private static string Kept(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= MaxKeptWords)
            return trimmed;
        // Half a surrogate pair is no text: a journal could not keep it as it is.
        return trimmed[..(char.IsHighSurrogate(trimmed[MaxKeptWords - 1]) ? MaxKeptWords - 1 : MaxKeptWords)];
    }
}
