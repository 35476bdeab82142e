using System.Text.Json.Serialization;
using MiniBot.Conversation.Freestyle;

namespace MiniBot.Conversation;

/// <summary>Everything that a conversation can ask of the call that carries it. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(StopSpeaking), "stop_speaking")]
[JsonDerivedType(typeof(Duck), "duck")]
[JsonDerivedType(typeof(PauseSpeaking), "pause_speaking")]
[JsonDerivedType(typeof(ResumeSpeaking), "resume_speaking")]
[JsonDerivedType(typeof(StartTimer), "start_timer")]
[JsonDerivedType(typeof(Suppress), "suppress")]
[JsonDerivedType(typeof(Transfer), "transfer")]
[JsonDerivedType(typeof(AskModel), "ask_model")]
[JsonDerivedType(typeof(CancelModel), "cancel_model")]
[JsonDerivedType(typeof(HangUp), "hang_up")]
public abstract record CallAction
{
    private CallAction() { }

    /// <summary>Speak (and, where the leg has text, type) a sentence. Utterances queue; each ends with <see cref="CallInput.PlayoutEnded"/>.</summary>
    /// <param name="Playout">Names this utterance within the call, from 1 up.</param>
    /// <param name="Text">What is said, variables filled in.</param>
    /// <param name="AudioPath">A recording to play instead of synthesis, relative to the scenario; null for none.</param>
    /// <param name="Interruptible">False for what must be heard whole: the AI disclosure, the opt-out confirmation.</param>
    public sealed record Say(int Playout, string Text, string? AudioPath, bool Interruptible) : CallAction;

    /// <summary>Stop this utterance now (60 ms fade), and drop it if it still queues.</summary>
    public sealed record StopSpeaking(int Playout) : CallAction;

    /// <summary>Play this utterance softer (−12 dB) from now on. Answered by <see cref="CallInput.PlayoutHeard"/>.</summary>
    public sealed record Duck(int Playout) : CallAction;

    /// <summary>
    /// Pause this utterance now (60 ms fade), or before its first word; what queues behind it waits too. Answered by
    /// <see cref="CallInput.PlayoutHeard"/>.
    /// </summary>
    public sealed record PauseSpeaking(int Playout) : CallAction;

    /// <summary>Play this utterance as loud as before; one that paused goes on from the beginning of the word it paused in.</summary>
    public sealed record ResumeSpeaking(int Playout) : CallAction;

    /// <summary>Start or restart a timer.</summary>
    public sealed record StartTimer(CallTimer Timer, int Generation, TimeSpan Delay) : CallAction;

    /// <summary>The person must not be called again: entered in the ledger at once, before the call ends.</summary>
    public sealed record Suppress(OptOut Kind, string Evidence) : CallAction;

    /// <summary>
    /// Hand the caller to a human; at most once a call. Answered by <see cref="CallInput.TransferCompleted"/> or
    /// <see cref="CallInput.TransferFailed"/>; after 20 s without either, the conversation goes on.
    /// </summary>
    /// <param name="Target">A SIP URI or a number; null for whom the host chooses.</param>
    public sealed record Transfer(string? Target) : CallAction;

    /// <summary>
    /// Ask the language model. Its answer comes sentence by sentence as <see cref="CallInput.ModelSentence"/>, then
    /// <see cref="CallInput.ModelEnded"/> or <see cref="CallInput.ModelFailed"/>. One request runs at a time.
    /// </summary>
    /// <param name="Request">Names this request within the call, from 1 up.</param>
    /// <param name="Prompt">What the model is told. Personal data.</param>
    public sealed record AskModel(int Request, FreestylePrompt Prompt) : CallAction;

    /// <summary>The rest of the model's answer is not wanted; what still comes is ignored.</summary>
    public sealed record CancelModel(int Request) : CallAction;

    /// <summary>End the call; the result of the conversation is final.</summary>
    public sealed record HangUp : CallAction;
}

/// <summary>How firmly a person asked not to be called.</summary>
public enum OptOut
{
    /// <summary>Never again: suppressed for every campaign of the principal.</summary>
    Hard,

    /// <summary>Not interested: 60 days of silence.</summary>
    Refusal,
}
