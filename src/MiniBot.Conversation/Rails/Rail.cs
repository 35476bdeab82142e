using System.Collections.Immutable;
using System.Diagnostics;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Rails;

/// <summary>
/// The conversation as a pure function: state and input give the next state and what the call must do.
/// <code>
/// Ringing ─Answered→ Disclosing ─disclosure heard whole→ Asking: Hello → Q1 … Qn → Is_Leads → Confirm_Time ─┐
///                        │                                  │                        │ ↑                    │
///                        │                                  │         a human wanted ↓ │ nobody there       │
///                        │                                  │                    Transferring ─done→ Ended │
///                        │ opt-out, refusal,                │ "arrêtez"                                    │
///                        │ wrong number, callback           ├──────→ ConfirmingOptOut ──clear no→ Asking   │
///                        │                                  │               │ anything else                │
///                        └──────────────────────────────────┴───────────────┴──→ Closing ←──── Bye ────────┘
///                                                                                   │ last words played
///          a machine, up to Q1: → Ended │ AwaitingBeep ─beep→ Closing │ AwaitingPerson ─a person→ Disclosing
///                                        the line drops, at any moment ──────────→ Ended
/// </code>
/// </summary>
public static class Rail
{
    /// <summary>A conversation that has not begun.</summary>
    /// <param name="scenario">What is followed.</param>
    /// <param name="variables">The contact's columns by name.</param>
    public static RailState Start(Scenario scenario, IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(variables);
        return new RailState(scenario, variables.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>Takes one input. Never throws on what a caller can say or do; the same arguments give the same transition.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">When it happened; stamps the reasons of the score.</param>
    public static Transition Advance(RailState state, CallInput input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        var turn = new RailTurn(state, now);
        switch (input)
        {
            case CallInput.Answered:
                turn.Open();
                break;
            case CallInput.CallerStartedSpeaking:
                turn.YieldFloor();
                break;
            case CallInput.VoiceHeard:
                turn.NoticeVoice();
                break;
            case CallInput.VoiceLost:
                turn.LoseVoice();
                break;
            case CallInput.CallerKeepsSpeaking:
                turn.YieldToSpeech();
                break;
            case CallInput.CallerSaid said:
                turn.Hear(said);
                break;
            case CallInput.CallerPartial partial:
                turn.HearPartial(partial);
                break;
            case CallInput.DigitPressed { Digit: var digit }:
                turn.PressDigit(digit);
                break;
            case CallInput.PlayoutHeard heard:
                turn.NoteHeard(heard);
                break;
            case CallInput.CalleeClassified met:
                turn.Meet(met);
                break;
            case CallInput.GreetingEnded:
                turn.LeaveMessage();
                break;
            case CallInput.PlayoutEnded ended:
                turn.EndPlayout(ended);
                break;
            case CallInput.TimerFired { Timer: CallTimer.Silence } fired:
                turn.FallSilent(fired.Generation);
                break;
            case CallInput.TimerFired { Timer: CallTimer.CallLimit } fired:
                turn.ReachLimit(fired.Generation);
                break;
            case CallInput.TimerFired { Timer: CallTimer.Transfer } fired:
                turn.GiveUpTransfer(fired.Generation);
                break;
            case CallInput.TimerFired { Timer: CallTimer.Model } fired:
                turn.GiveUpModel(fired.Generation);
                break;
            case CallInput.TransferCompleted:
                turn.CompleteTransfer();
                break;
            case CallInput.TransferFailed:
                turn.FailTransfer("transfer.failed");
                break;
            case CallInput.ModelSlow { Request: var request }:
                turn.BridgeModel(request);
                break;
            case CallInput.ModelSentence sentence:
                turn.SaySentence(sentence);
                break;
            case CallInput.ModelEnded { Request: var request }:
                turn.EndModel(request, "freestyle.ended");
                break;
            case CallInput.ModelFailed { Request: var request }:
                turn.EndModel(request, "freestyle.failed");
                break;
            case CallInput.CallerHungUp:
                turn.Drop(Disposition.HungUp);
                break;
            case CallInput.LegFailed:
                turn.Drop(Disposition.Failed);
                break;
            case CallInput.TimerFired:
                break;
            default:
                throw new UnreachableException();
        }

        return turn.ToTransition();
    }
}
