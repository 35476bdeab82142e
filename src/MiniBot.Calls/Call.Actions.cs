using System.Diagnostics;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;

namespace MiniBot.Calls;

/// <summary>What the loop does for each action of the conversation.</summary>
internal sealed partial class Call
{
    /// <summary>How long the ledger may take to enter an opt-out. The end of the call does not cut it short.</summary>
    private static readonly TimeSpan SuppressionLimit = TimeSpan.FromSeconds(10);

    private void Perform(CallAction action)
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
            case CallAction.Duck { Playout: var playout }:
                if (_utterances.TryGetValue(playout, out var ducked))
                    ducked.Duck();
                break;
            case CallAction.PauseSpeaking { Playout: var playout }:
                if (_utterances.TryGetValue(playout, out var paused))
                    paused.Pause();
                CloseCaption(playout);
                break;
            case CallAction.ResumeSpeaking { Playout: var playout }:
                if (_utterances.TryGetValue(playout, out var resumed))
                    resumed.Resume();
                break;
            case CallAction.StartTimer start:
                _timers.Start(start);
                break;
            case CallAction.Transfer:
                _inbox.Post(new CallInput.TransferFailed("not supported"));
                break;
            case CallAction.AskModel ask:
                _answering.Ask(ask, _lastSaid);
                break;
            case CallAction.CancelModel:
                _answering.Cancel();
                break;
            case CallAction.Suppress or CallAction.HangUp:
                break; // Suppressed before it was written down; the loop hangs up once the conversation is over.
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Why an opt-out could not be entered, or null. What the host throws ends this call alone.</summary>
    private async Task<string?> SuppressAsync(CallAction.Suppress[] optOuts)
    {
        if (optOuts.Length == 0)
            return null;
        using var limit = new CancellationTokenSource(SuppressionLimit, _time);
        try
        {
            foreach (var (kind, evidence) in optOuts)
                await _setup.Suppress(kind, evidence, limit.Token);
            return null;
        }
        catch (Exception failure)
        {
            return $"an opt-out could not be entered: {failure.GetType().Name}";
        }
    }

    private void Say(CallAction.Say say)
    {
        var utterance = new Utterance(say.Playout, say.Text)
        {
            SampleRateHz = _leg.SampleRateHz,
            Interruptible = say.Interruptible,
        };
        _utterances.Add(say.Playout, utterance);
        _mouth.Enqueue(utterance);
        var voice = _prompts.GetAsync(say.Text, say.AudioPath, _leg.SampleRateHz, _over.Token);
        if (voice.IsCompletedSuccessfully)
            GiveVoice(utterance, voice.Result);
        else
            _ = GiveVoiceLaterAsync(utterance, voice);
    }

    /// <summary>Speech that has to be made first: the loop goes on, and the mouth waits for it. Never throws.</summary>
    private async Task GiveVoiceLaterAsync(Utterance utterance, ValueTask<PromptOutcome> voice)
    {
        try
        {
            GiveVoice(utterance, await voice);
        }
        catch (Exception failure)
        {
            // After the end of the call, when cancelling it is what failed, nobody reads this any more.
            _inbox.Post(new CallSignal.VoiceFailed(utterance, $"the voice failed: {failure.GetType().Name}"));
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
                _inbox.Post(new CallSignal.VoiceFailed(utterance, cause));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
