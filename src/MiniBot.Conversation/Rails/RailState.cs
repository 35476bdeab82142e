using System.Collections.Immutable;
using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Endings;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Rails;

/// <summary>All that a conversation knows. Immutable; only <see cref="Rail"/> makes one.</summary>
public sealed record RailState
{
    internal RailState(Scenario scenario, ImmutableDictionary<string, string> variables)
    {
        Scenario = scenario;
        Variables = variables;
        ReturnOrder = ReturnOrder.For(scenario, variables);
    }

    /// <summary>What is followed.</summary>
    public Scenario Scenario { get; }

    /// <summary>The contact's columns by name. Personal data.</summary>
    public ImmutableDictionary<string, string> Variables { get; }

    /// <summary>Where the conversation stands.</summary>
    public RailPhase Phase { get; internal init; } = RailPhase.Ringing;

    /// <summary>The step that was asked last.</summary>
    public ScenarioStep Step => Scenario.Rail[StepIndex];

    /// <summary>What the caller is expected to say next.</summary>
    public ExpectedSpeech Expected =>
        Phase switch
        {
            RailPhase.ConfirmingOptOut => ExpectedSpeech.For(Scenario.Language, AnswerKind.YesNo),
            RailPhase.Asking => ExpectedSpeech.At(Scenario.Language, Step),
            _ => ExpectedSpeech.For(Scenario.Language, AnswerKind.Text),
        };

    /// <summary>True once nothing more will be said.</summary>
    public bool IsEnded => Phase == RailPhase.Ended;

    /// <summary>True once the disclosure was played to its end.</summary>
    public bool DisclosureHeard { get; internal init; }

    /// <summary>The result so far; final once <see cref="IsEnded"/>.</summary>
    public CallResult Result =>
        new(
            Disposition ?? Conversation.Disposition.HungUp,
            Scorecard.Score,
            Scenario.LeadThreshold,
            Scorecard.Reasons,
            Scorecard.Values,
            OptOut,
            CallbackWords,
            HeardBy
        )
        {
            CallbackTime = CallbackTime,
            Answers = Scorecard.Answers,
        };

    internal int StepIndex { get; init; }

    /// <summary>The utterances sent and not ended, the playing one first.</summary>
    internal ImmutableArray<CallAction.Say> Playing { get; init; } = [];

    /// <summary>What was said last, for "pardon?".</summary>
    internal ImmutableArray<Line> LastLines { get; init; } = [];

    internal int LastPlayout { get; init; }

    internal int DisclosurePlayout { get; init; }

    internal int DisclosureAttempts { get; init; }

    /// <summary>True once the opt-out's confirmation, cut by the line, was said again.</summary>
    internal bool ConfirmationRepeated { get; init; }

    internal int SilenceGeneration { get; init; }

    internal int CallLimitGeneration { get; init; }

    internal int SilencesInARow { get; init; }

    /// <summary>True while something of ours plays, pauses, or waits to.</summary>
    public bool IsSpeaking => !Playing.IsEmpty;

    /// <summary>True for calls from before journals of version 2: any voice stops us for good.</summary>
    internal bool StopsAtAnyVoice { get; init; }

    /// <summary>The voice that is heard over ours; null for none since the caller's last words.</summary>
    internal Overlap? Overlap { get; init; }

    internal bool CallerIsSpeaking { get; init; }

    /// <summary>True when the caller has been speaking since before the disclosure ended: no answer to what came after.</summary>
    internal bool SpeaksSinceDisclosure { get; init; }

    /// <summary>True when the caller asked for a moment: the next silence is longer.</summary>
    internal bool IsPatient { get; init; }

    /// <summary>The playout that ends an answer of ours with the question of the step.</summary>
    internal int QuestionPlayout { get; init; }

    /// <summary>True when the caller has been speaking since before the question after an answer of ours: no answer to it.</summary>
    internal bool SpeaksBeforeQuestion { get; init; }

    /// <summary>How often the answer to this step was not understood.</summary>
    internal int Unclear { get; init; }

    internal int RepeatsInARow { get; init; }

    internal int AutonomousTurns { get; init; }

    internal int ReturnsUsed { get; init; }

    internal ReturnOrder ReturnOrder { get; }

    /// <summary>The entries that were answered in this call.</summary>
    internal ImmutableHashSet<string> Answered { get; init; } = [];

    /// <summary>The language model's answer under way; null for none.</summary>
    internal FreestyleTurn? Freestyle { get; init; }

    internal int LastRequest { get; init; }

    internal int ModelGeneration { get; init; }

    /// <summary>The last exchanges, the oldest first, where a language model may need them.</summary>
    internal ImmutableArray<Exchange> History { get; init; } = [];

    internal int TransferGeneration { get; init; }

    internal TransferState Transfer { get; init; }

    /// <summary>The words by which the caller asked for a human; null when the rail led there.</summary>
    internal string? TransferWish { get; init; }

    internal Disposition? Disposition { get; init; }

    internal OptOut? OptOut { get; init; }

    internal string? CallbackWords { get; init; }

    internal CallbackTime? CallbackTime { get; init; }

    internal Scorecard Scorecard { get; init; } = Scorecard.Empty;

    internal HeardBy HeardBy { get; init; } = HeardBy.Nothing;
}

/// <summary>One thing to say: the text, and a recording of it where there is one.</summary>
internal sealed record Line(string Text, string? AudioPath = null)
{
    /// <summary>The same in simpler words; null for none.</summary>
    public Line? Short { get; init; }

    /// <summary>The simplest wording there is.</summary>
    public Line Simplest => Short ?? this;
}

/// <summary>An answer of the language model.</summary>
/// <param name="Request">Its name within the call.</param>
/// <param name="Said">What was said of it so far.</param>
/// <param name="Guard">What the guard knows of it so far.</param>
internal sealed record FreestyleTurn(int Request, ImmutableArray<Line> Said, GuardState Guard)
{
    /// <summary>True once the caller was asked for a moment.</summary>
    public bool IsBridged { get; init; }
}

/// <summary>How far the handing over to a human has come; tried once a call.</summary>
internal enum TransferState
{
    NotTried,

    /// <summary>Announced to the caller.</summary>
    Announced,

    /// <summary>Asked of the host, which may answer even after we went on.</summary>
    Asked,
}
