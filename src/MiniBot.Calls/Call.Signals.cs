using System.Diagnostics;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>What the loop does with each signal and each action.</summary>
internal sealed partial class Call
{
    private ValueTask DealWithAsync(CallSignal signal, CancellationToken cancellationToken)
    {
        switch (signal)
        {
            case CallSignal.Happened { Input: var input }:
                return new(TellAsync(input, cancellationToken));
            case CallSignal.StartedToSpeak { Utterance: var utterance }:
                _firstAudioAfter ??= _time.GetUtcNow() - _answeredAt;
                _leg.SendText(utterance.Text);
                return ValueTask.CompletedTask;
            case CallSignal.EndedToSpeak ended:
                return new(EndUtteranceAsync(ended, cancellationToken));
            case CallSignal.Reported { Event: var happened }:
                return new(DealWithAsync(happened, cancellationToken));
            case CallSignal.TypingPaused:
                return new(HearTypedAsync(_textEar.Finish(), cancellationToken));
            case CallSignal.VoiceFailed { Cause: var cause }:
                _failure = cause;
                return new(TellAsync(new CallInput.LegFailed(cause), cancellationToken));
            default:
                throw new UnreachableException();
        }
    }

    private async Task DealWithAsync(LegEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case LegEvent.TextReceived { Text: var text }:
                await HearTypingAsync(text, cancellationToken);
                break;
            case LegEvent.DigitPressed { Digit: var digit }:
                await TellAsync(new CallInput.DigitPressed(digit), cancellationToken);
                break;
            case LegEvent.HungUp { Cause: HangUpCause.Remote or HangUpCause.Local }:
                await TellAsync(new CallInput.CallerHungUp(), cancellationToken);
                break;
            case LegEvent.HungUp { Cause: var cause }:
                _failure = $"the leg broke: {cause}";
                await TellAsync(new CallInput.LegFailed(_failure), cancellationToken);
                break;
            case LegEvent.HoldChanged:
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task HearTypingAsync(string text, CancellationToken cancellationToken)
    {
        var wasPending = _textEar.IsPending;
        foreach (var utterance in _textEar.Accept(text))
            await HearTypedAsync(utterance, cancellationToken);
        if (!_textEar.IsPending)
            return;
        _timers.RestartTypingPause();
        if (!wasPending)
            await TellAsync(new CallInput.CallerStartedSpeaking(), cancellationToken);
    }

    private Task HearTypedAsync(string? text, CancellationToken cancellationToken) =>
        text is null ? Task.CompletedTask : TellAsync(new CallInput.CallerSaid(text, Ear.Text, 1), cancellationToken);

    private async Task EndUtteranceAsync(CallSignal.EndedToSpeak ended, CancellationToken cancellationToken)
    {
        var (utterance, heard, complete) = ended;
        _utterances.Remove(utterance.Playout);
        if (heard > TimeSpan.Zero)
            _leg.SendText(CaptionEnd);
        await TellAsync(new CallInput.PlayoutEnded(utterance.Playout, heard, complete), cancellationToken);
    }

    private async ValueTask PerformAsync(CallAction action, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case CallAction.Say say:
                Say(say);
                break;
            case CallAction.StopSpeaking { Playout: var playout }:
                if (_utterances.TryGetValue(playout, out var utterance))
                    utterance.Stop();
                break;
            case CallAction.StartTimer start:
                _timers.Start(start);
                break;
            case CallAction.Suppress { Kind: var kind, Evidence: var evidence }:
                await _setup.Suppress(kind, evidence, cancellationToken);
                break;
            case CallAction.HangUp:
                _hangUp = true;
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Say(CallAction.Say say)
    {
        var utterance = new Utterance(say.Playout, say.Text);
        _utterances.Add(say.Playout, utterance);
        _mouth.Enqueue(utterance);
        var voice = _prompts.GetAsync(say.Text, say.AudioPath, _leg.SampleRateHz, _over.Token);
        if (voice.IsCompletedSuccessfully)
            GiveVoice(utterance, voice.Result);
        else
            _ = GiveVoiceLaterAsync(utterance, voice);
    }

    /// <summary>Speech that has to be made first: the loop goes on, and the mouth waits for it.</summary>
    private async Task GiveVoiceLaterAsync(Utterance utterance, ValueTask<PromptOutcome> voice)
    {
        try
        {
            GiveVoice(utterance, await voice);
        }
        catch (OperationCanceledException)
        {
            // The call is over; nobody waits for this voice any more.
        }
    }

    private void GiveVoice(Utterance utterance, PromptOutcome outcome)
    {
        switch (outcome)
        {
            case PromptOutcome.Ready { Samples: var samples }:
                utterance.SetSamples(samples);
                break;
            case PromptOutcome.Failed { Cause: var cause }:
                _inbox.Post(new CallSignal.VoiceFailed(cause));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
