using System.Diagnostics;
using MiniBot.Calls.Speaking;
using MiniBot.Calls.Timing;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>What the loop does with each signal.</summary>
internal sealed partial class Call
{
    private Task DealWithAsync(CallSignal signal)
    {
        switch (signal)
        {
            case CallSignal.Happened { Input: CallInput.VoiceHeard or CallInput.CallerKeepsSpeaking } when !_state.IsSpeaking:
                return Task.CompletedTask;
            case CallSignal.Happened { Input: var input }:
                return TellAsync(input);
            case CallSignal.CallerSpoke { Utterance: var utterance }:
                _turns.Heard(utterance.Moments);
                return TellAsync(
                    new CallInput.CallerSaid(utterance.Text.Text, Ear.Speech, utterance.Text.Confidence)
                    {
                        Voiced = utterance.Voiced,
                    }
                );
            case CallSignal.StartedToSpeak { Utterance: var utterance, At: var at }:
                StartUtterance(utterance, at);
                return Task.CompletedTask;
            case CallSignal.GaveWay { Utterance: var utterance, Heard: var heard }:
                return TellAsync(new CallInput.PlayoutHeard(utterance.Playout, heard, utterance.WordsHeard(heard)));
            case CallSignal.EndedToSpeak ended:
                return EndUtteranceAsync(ended);
            case CallSignal.Reported { Event: var happened }:
                return DealWithAsync(happened);
            case CallSignal.TypingPaused:
                return HearTypedAsync(_textEar.Finish());
            case CallSignal.VoiceFailed { Utterance.StopRequested: true }:
                return Task.CompletedTask;
            case CallSignal.VoiceFailed { Cause: var cause }:
                return FailAsync(cause);
            case CallSignal.Failed { Cause: var cause }:
                return FailAsync(cause);
            default:
                throw new UnreachableException();
        }
    }

    private Task DealWithAsync(LegEvent happened)
    {
        switch (happened)
        {
            case LegEvent.TextReceived { Text: var text }:
                return HearTypingAsync(text);
            case LegEvent.DigitPressed { Digit: var digit }:
                return TellAsync(new CallInput.DigitPressed(digit));
            case LegEvent.HungUp { Cause: var cause }:
                _legIsOver = true;
                return EndAsync(cause);
            case LegEvent.HoldChanged { OnHold: var onHold }:
                _mouth.Hold(onHold);
                return Task.CompletedTask;
            default:
                throw new UnreachableException();
        }
    }

    private Task EndAsync(HangUpCause cause) =>
        _state.IsEnded ? Task.CompletedTask
        : cause == HangUpCause.Remote ? TellAsync(new CallInput.CallerHungUp())
        : FailAsync($"the leg broke: {cause}");

    /// <summary>Typing begins and ends like speech: one start, one utterance, even if all of it was taken back.</summary>
    private async Task HearTypingAsync(string text)
    {
        foreach (var utterance in _textEar.Accept(text))
            await HearTypedAsync(utterance);
        if (!_textEar.IsPending)
            return;
        _timers.RestartTypingPause();
        if (!_isTyping)
        {
            _isTyping = true;
            await TellAsync(new CallInput.CallerStartedSpeaking());
            // Who types means it.
            if (_state.IsSpeaking)
                await TellAsync(new CallInput.CallerKeepsSpeaking());
        }

        if (OptOutSoFar(_textEar.WholeWords, Ear.Text) is { } optOut)
            await TellAsync(optOut);
    }

    private Task HearTypedAsync(string text)
    {
        if (text.Length == 0 && !_isTyping)
            return Task.CompletedTask;
        _isTyping = false;
        return TellAsync(new CallInput.CallerSaid(text, Ear.Text, 1));
    }

    private void StartUtterance(Utterance utterance, long at)
    {
        _firstAudioAfter ??= _time.GetUtcNow() - _answeredAt;
        _openCaption = utterance.Playout;
        _leg.SendText(utterance.Text);
        if (_turns.Started(utterance.Playout, at) is { } turn)
            CallMetrics.Record(turn);
    }

    private Task EndUtteranceAsync(CallSignal.EndedToSpeak ended)
    {
        var (utterance, heard, complete) = ended;
        _utterances.Remove(utterance.Playout);
        _voiceGaps += utterance.Gap;
        CloseCaption(utterance.Playout);
        return TellAsync(
            new CallInput.PlayoutEnded(utterance.Playout, heard, complete) { WordsHeard = utterance.WordsHeard(heard) }
        );
    }

    /// <summary>A caption shows its whole text from the start: it is closed when the voice ends, or is interrupted, and not reopened.</summary>
    private void CloseCaption(int playout)
    {
        if (_openCaption != playout)
            return;
        _openCaption = null;
        _leg.SendText(CaptionEnd);
    }
}
