using System.Collections.Immutable;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Rails;

/// <summary>All that a conversation knows. Immutable; only <see cref="Rail"/> makes one.</summary>
public sealed record RailState
{
    internal RailState(Scenario scenario, ImmutableDictionary<string, string> variables)
    {
        Scenario = scenario;
        Variables = variables;
    }

    /// <summary>What is followed.</summary>
    public Scenario Scenario { get; }

    /// <summary>The contact's columns by name. Personal data.</summary>
    public ImmutableDictionary<string, string> Variables { get; }

    /// <summary>Where the conversation stands.</summary>
    public RailPhase Phase { get; internal init; } = RailPhase.Ringing;

    /// <summary>The step that was asked last.</summary>
    public ScenarioStep Step => Scenario.Rail[StepIndex];

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

    internal int SilenceGeneration { get; init; }

    internal int CallLimitGeneration { get; init; }

    internal int SilencesInARow { get; init; }

    internal bool CallerIsSpeaking { get; init; }

    /// <summary>True when the caller has been speaking since before the disclosure ended: no answer to what came after.</summary>
    internal bool SpeaksSinceDisclosure { get; init; }

    /// <summary>True when the caller asked for a moment: the next silence is longer.</summary>
    internal bool IsPatient { get; init; }

    /// <summary>True when the question of the step was put again in simpler words.</summary>
    internal bool WasReprompted { get; init; }

    internal int AutonomousTurns { get; init; }

    internal int ReturnsUsed { get; init; }

    internal Disposition? Disposition { get; init; }

    internal OptOut? OptOut { get; init; }

    internal string? CallbackWords { get; init; }

    internal CallbackTime? CallbackTime { get; init; }

    internal Scorecard Scorecard { get; init; } = Scorecard.Empty;

    internal HeardBy HeardBy { get; init; } = HeardBy.Nothing;
}

/// <summary>One thing to say: the text, and a recording of it where there is one.</summary>
internal sealed record Line(string Text, string? AudioPath = null);
