using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>Everything that can happen to a conversation. A closed family; each is one line of the journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(CallerStartedSpeaking), "caller_started_speaking")]
[JsonDerivedType(typeof(VoiceHeard), "voice_heard")]
[JsonDerivedType(typeof(VoiceLost), "voice_lost")]
[JsonDerivedType(typeof(CallerKeepsSpeaking), "caller_keeps_speaking")]
[JsonDerivedType(typeof(CallerSaid), "caller_said")]
[JsonDerivedType(typeof(CallerPartial), "caller_partial")]
[JsonDerivedType(typeof(DigitPressed), "digit_pressed")]
[JsonDerivedType(typeof(PlayoutHeard), "playout_heard")]
[JsonDerivedType(typeof(CalleeClassified), "callee_classified")]
[JsonDerivedType(typeof(GreetingEnded), "greeting_ended")]
[JsonDerivedType(typeof(PlayoutEnded), "playout_ended")]
[JsonDerivedType(typeof(TimerFired), "timer_fired")]
[JsonDerivedType(typeof(TransferCompleted), "transfer_completed")]
[JsonDerivedType(typeof(TransferFailed), "transfer_failed")]
[JsonDerivedType(typeof(ModelSlow), "model_slow")]
[JsonDerivedType(typeof(ModelSentence), "model_sentence")]
[JsonDerivedType(typeof(ModelEnded), "model_ended")]
[JsonDerivedType(typeof(ModelFailed), "model_failed")]
[JsonDerivedType(typeof(CallerHungUp), "caller_hung_up")]
[JsonDerivedType(typeof(LegFailed), "leg_failed")]
public abstract record CallInput
{
    /// <summary>Longer texts are cut here, in characters: nobody says or types so much at once, and a journal keeps all that was heard.</summary>
    public const int MaxTextLength = 16 * 1024;

    private CallInput() { }

    /// <summary>The called party answered; the first thing that a conversation hears.</summary>
    public sealed record Answered : CallInput;

    /// <summary>
    /// Something over our words sounds like a voice, some 60 ms of it: we grow softer until more is known. Told only while something of
    /// ours is to be heard.
    /// </summary>
    public sealed record VoiceHeard : CallInput;

    /// <summary>That voice was over before it interrupted. Words may follow all the same, when a turn had started.</summary>
    public sealed record VoiceLost : CallInput;

    /// <summary>The caller's turn began (not yet understood): some 100 ms of voice, or the first character typed.</summary>
    public sealed record CallerStartedSpeaking : CallInput;

    /// <summary>The caller goes on: some 200 ms of speech, or typing. No noise does that: we pause, and wait for the words.</summary>
    public sealed record CallerKeepsSpeaking : CallInput;

    /// <summary>The caller finished an utterance. An empty text was heard but not understood.</summary>
    /// <param name="Text">The transcript (speech: lower case, no punctuation) or what was typed; cut at <see cref="MaxTextLength"/>.</param>
    /// <param name="Ear">Where it was heard.</param>
    /// <param name="Confidence">0 to 1.</param>
    public sealed record CallerSaid(string Text, Ear Ear, double Confidence) : CallInput
    {
        /// <summary>The transcript or what was typed, at most <see cref="MaxTextLength"/> characters.</summary>
        [JsonPropertyOrder(-1)]
        public string Text { get; init; } = Cut(Text);

        /// <summary>For how long the voice sounded, without the silence that ended the turn; null when typed, or not measured.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public TimeSpan? Voiced { get; init; }
    }

    /// <summary>
    /// What was understood of an utterance that is not over: obeyed when it is an opt-out, otherwise nothing. A host sends
    /// those alone that <see cref="Understanding.PartialOptOut"/> finds one in. <see cref="CallerSaid"/> still follows.
    /// </summary>
    /// <param name="Text">The words so far, whole words only; cut at <see cref="MaxTextLength"/>.</param>
    /// <param name="Ear">Where they were heard.</param>
    public sealed record CallerPartial(string Text, Ear Ear) : CallInput
    {
        /// <summary>The words so far, at most <see cref="MaxTextLength"/> characters.</summary>
        [JsonPropertyOrder(-1)]
        public string Text { get; init; } = Cut(Text);
    }

    /// <summary>The caller pressed a key.</summary>
    public sealed record DigitPressed(char Digit) : CallInput;

    /// <summary>
    /// An utterance of ours grew softer or paused, as asked, after <paramref name="Heard"/> of it. Told for each
    /// <see cref="CallAction.Duck"/> and each <see cref="CallAction.PauseSpeaking"/> that still finds it playing or waiting.
    /// </summary>
    /// <param name="Playout">See <see cref="CallAction.Say"/>.</param>
    /// <param name="Heard">From its first sample; 0 when it has not begun.</param>
    /// <param name="WordsHeard">Words of its text, see <see cref="Texts.SpokenWords"/>, from the first, that were heard whole.</param>
    public sealed record PlayoutHeard(int Playout, TimeSpan Heard, int WordsHeard) : CallInput;

    /// <summary>Who or what took the call, as far as it can be told; may be told anew when it turns out otherwise.</summary>
    /// <param name="Party">Who.</param>
    /// <param name="Confidence">0 to 1.</param>
    /// <param name="Evidence">What told it: a tone, a phrase, the timing (English, no words of the caller).</param>
    public sealed record CalleeClassified(CalledParty Party, double Confidence, string Evidence) : CallInput;

    /// <summary>A machine's greeting is over: what is said from now on is recorded.</summary>
    /// <param name="Beep">True where a beep said so, false where a long silence did.</param>
    public sealed record GreetingEnded(bool Beep) : CallInput;

    /// <summary>An utterance of ours ended: played to its end, or stopped after <paramref name="Heard"/> of it had been sent.</summary>
    public sealed record PlayoutEnded(int Playout, TimeSpan Heard, bool Complete) : CallInput
    {
        /// <summary>Words of its text, from the first, that were heard whole; null when not measured.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? WordsHeard { get; init; }
    }

    /// <summary>A timer that the conversation started has run out. A stale generation is ignored.</summary>
    public sealed record TimerFired(CallTimer Timer, int Generation) : CallInput;

    /// <summary>The caller talks to a human now: the conversation is over, and our side of the line is the host's to let go of.</summary>
    public sealed record TransferCompleted : CallInput;

    /// <summary>The caller could not be handed over, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record TransferFailed(string Cause) : CallInput;

    /// <summary>The language model has not begun to answer, and the caller has been waiting for a while.</summary>
    public sealed record ModelSlow(int Request) : CallInput;

    /// <summary>The language model's next sentence.</summary>
    /// <param name="Request">See <see cref="CallAction.AskModel"/>; any but the running one is ignored.</param>
    /// <param name="Text">As the model wrote it, cut at <see cref="MaxTextLength"/>; guarded before it is said.</param>
    public sealed record ModelSentence(int Request, string Text) : CallInput
    {
        /// <summary>As the model wrote it, at most <see cref="MaxTextLength"/> characters.</summary>
        public string Text { get; init; } = Cut(Text);
    }

    /// <summary>The language model has said all it has to say.</summary>
    public sealed record ModelEnded(int Request) : CallInput;

    /// <summary>The language model cannot answer, or breaks off, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record ModelFailed(int Request, string Cause) : CallInput;

    /// <summary>The called party hung up.</summary>
    public sealed record CallerHungUp : CallInput;

    /// <summary>The leg broke: signalling failed or media stopped.</summary>
    public sealed record LegFailed(string Cause) : CallInput;

    // Half a surrogate pair is no text: a journal could not keep it as it is.
    private static string Cut(string text)
    {
        if (text is null || text.Length <= MaxTextLength)
            return text!;
        return text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
    }
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
