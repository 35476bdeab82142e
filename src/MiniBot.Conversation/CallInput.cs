using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>Everything that can happen to a conversation. A closed family; each is one line of the journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(CallerStartedSpeaking), "caller_started_speaking")]
[JsonDerivedType(typeof(CallerSaid), "caller_said")]
[JsonDerivedType(typeof(CallerPartial), "caller_partial")]
[JsonDerivedType(typeof(DigitPressed), "digit_pressed")]
[JsonDerivedType(typeof(CalleeClassified), "callee_classified")]
[JsonDerivedType(typeof(GreetingEnded), "greeting_ended")]
[JsonDerivedType(typeof(PlayoutEnded), "playout_ended")]
[JsonDerivedType(typeof(TimerFired), "timer_fired")]
[JsonDerivedType(typeof(TransferCompleted), "transfer_completed")]
[JsonDerivedType(typeof(TransferFailed), "transfer_failed")]
[JsonDerivedType(typeof(ModelSentence), "model_sentence")]
[JsonDerivedType(typeof(ModelEnded), "model_ended")]
[JsonDerivedType(typeof(ModelFailed), "model_failed")]
[JsonDerivedType(typeof(CallerHungUp), "caller_hung_up")]
[JsonDerivedType(typeof(LegFailed), "leg_failed")]
public abstract record CallInput
{
    private CallInput() { }

    /// <summary>The called party answered; the first thing that a conversation hears.</summary>
    public sealed record Answered : CallInput;

    /// <summary>The caller's voice was detected (not yet understood). Barge-in is decided on this.</summary>
    public sealed record CallerStartedSpeaking : CallInput;

    /// <summary>The caller finished an utterance. An empty text was heard but not understood.</summary>
    /// <param name="Text">The transcript (speech: lower case, no punctuation) or what was typed.</param>
    /// <param name="Ear">Where it was heard.</param>
    /// <param name="Confidence">0 to 1.</param>
    public sealed record CallerSaid(string Text, Ear Ear, double Confidence) : CallInput;

    /// <summary>
    /// What was understood of an utterance that is not over: obeyed when it is an opt-out, otherwise nothing. A host sends
    /// those alone that <see cref="Understanding.PartialOptOut"/> finds one in. <see cref="CallerSaid"/> still follows.
    /// </summary>
    /// <param name="Text">The words so far, whole words only.</param>
    /// <param name="Ear">Where they were heard.</param>
    public sealed record CallerPartial(string Text, Ear Ear) : CallInput;

    /// <summary>The caller pressed a key.</summary>
    public sealed record DigitPressed(char Digit) : CallInput;

    /// <summary>Who or what took the call, as far as it can be told; may be told anew when it turns out otherwise.</summary>
    /// <param name="Party">Who.</param>
    /// <param name="Confidence">0 to 1.</param>
    /// <param name="Evidence">What told it: a tone, a phrase, the timing (English, no words of the caller).</param>
    public sealed record CalleeClassified(CalledParty Party, double Confidence, string Evidence) : CallInput;

    /// <summary>A machine's greeting is over: what is said from now on is recorded.</summary>
    /// <param name="Beep">True where a beep said so, false where a long silence did.</param>
    public sealed record GreetingEnded(bool Beep) : CallInput;

    /// <summary>An utterance of ours ended: played to its end, or stopped after <paramref name="Heard"/> of it had been sent.</summary>
    public sealed record PlayoutEnded(int Playout, TimeSpan Heard, bool Complete) : CallInput;

    /// <summary>A timer that the conversation started has run out. A stale generation is ignored.</summary>
    public sealed record TimerFired(CallTimer Timer, int Generation) : CallInput;

    /// <summary>The caller talks to a human now: the conversation is over, and our side of the line is the host's to let go of.</summary>
    public sealed record TransferCompleted : CallInput;

    /// <summary>The caller could not be handed over, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record TransferFailed(string Cause) : CallInput;

    /// <summary>The language model's next sentence.</summary>
    /// <param name="Request">See <see cref="CallAction.AskModel"/>; any but the running one is ignored.</param>
    /// <param name="Text">As the model wrote it; guarded before it is said.</param>
    public sealed record ModelSentence(int Request, string Text) : CallInput;

    /// <summary>The language model has said all it has to say.</summary>
    public sealed record ModelEnded(int Request) : CallInput;

    /// <summary>The language model cannot answer, or breaks off, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record ModelFailed(int Request, string Cause) : CallInput;

    /// <summary>The called party hung up.</summary>
    public sealed record CallerHungUp : CallInput;

    /// <summary>The leg broke: signalling failed or media stopped.</summary>
    public sealed record LegFailed(string Cause) : CallInput;
}

/// <summary>The way by which words of the caller reached us.</summary>
public enum Ear
{
    /// <summary>Spoken, and recognised.</summary>
    Speech,

    /// <summary>Typed, as real-time text.</summary>
    Text,
}

/// <summary>The timers of a conversation; each exists once, a new start replaces the old one.</summary>
public enum CallTimer
{
    /// <summary>How long we wait for an answer after we have spoken.</summary>
    Silence,

    /// <summary>How long a call may last at most.</summary>
    CallLimit,

    /// <summary>How long a human may take to answer a transfer.</summary>
    Transfer,

    /// <summary>How long the language model may take for its next sentence.</summary>
    Model,
}
