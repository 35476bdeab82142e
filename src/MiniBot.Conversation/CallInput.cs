using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>Everything that can happen to a conversation. A closed family; each is one line of the journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(CallerStartedSpeaking), "caller_started_speaking")]
[JsonDerivedType(typeof(CallerSaid), "caller_said")]
[JsonDerivedType(typeof(DigitPressed), "digit_pressed")]
[JsonDerivedType(typeof(PlayoutEnded), "playout_ended")]
[JsonDerivedType(typeof(TimerFired), "timer_fired")]
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

    /// <summary>The caller pressed a key.</summary>
    public sealed record DigitPressed(char Digit) : CallInput;

    /// <summary>An utterance of ours ended: played to its end, or stopped after <paramref name="Heard"/> of it had been sent.</summary>
    public sealed record PlayoutEnded(int Playout, TimeSpan Heard, bool Complete) : CallInput;

    /// <summary>A timer that the conversation started has run out. A stale generation is ignored.</summary>
    public sealed record TimerFired(CallTimer Timer, int Generation) : CallInput;

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
}
