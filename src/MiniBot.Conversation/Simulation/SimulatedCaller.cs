using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>One caller in one call: a persona with its dice. Used by one thread at a time.</summary>
internal sealed class SimulatedCaller(CallerPersona persona, CallerLines lines, SeededRandom random)
{
    private const double LeavesWhenImpatient = 0.5;

    private int _turns;

    public CallerPersona Persona => persona;

    /// <summary>Where in the call the caller is; null while nothing can be heard.</summary>
    public static CallerSituation? SituationIn(RailState state) =>
        state.Phase switch
        {
            RailPhase.Disclosing => CallerSituation.Disclosure,
            RailPhase.ConfirmingOptOut => CallerSituation.OptOutQuestion,
            RailPhase.Closing => CallerSituation.Closing,
            RailPhase.Asking => state.Step.Kind switch
            {
                StepKind.Hello => CallerSituation.Hello,
                StepKind.IsLeads => CallerSituation.IsLeads,
                StepKind.ConfirmTime => CallerSituation.ConfirmTime,
                _ => CallerSituation.Question,
            },
            _ => null,
        };

    /// <summary>How far into the agent's words the caller begins to speak, 0 to 1; null when they are heard out.</summary>
    public double? Interrupts(CallerSituation situation) =>
        situation is CallerSituation.Disclosure or CallerSituation.Closing || random.Chance(persona.BargeIn)
            ? 0.1 + (0.7 * random.NextDouble())
            : null;

    /// <summary>What the caller says while listening, and how far into the agent's words, 0 to 1; null for nothing.</summary>
    public (string Text, double Share)? BackChannels(Scenario scenario) =>
        persona is { BackChannel: > 0, Types: false } && random.Chance(persona.BackChannel)
            ? (random.Pick(scenario.Speech.BackChannels.Phrases), 0.1 + (0.4 * random.NextDouble()))
            : null;

    /// <summary>What the caller does next.</summary>
    public CallerTurn Act(CallerSituation situation, ScenarioStep step)
    {
        var act = persona.Draw(situation, random);
        if (_turns >= persona.Patience && random.Chance(LeavesWhenImpatient))
            act = CallerAct.HangUp;
        if (act != CallerAct.Silent)
            _turns++;
        if (act is CallerAct.Silent or CallerAct.HangUp or CallerAct.PressNine)
            return new CallerTurn(act, "", null);
        var (text, entryId) = lines.Draw(persona, act, step, random);
        return new CallerTurn(act, text, entryId);
    }

    /// <summary>How long the caller thinks: half to one and a half times the persona's average.</summary>
    public TimeSpan Thinks() => persona.Reaction * (0.5 + random.NextDouble());
}

/// <summary>What a caller does in a turn.</summary>
/// <param name="Act">What.</param>
/// <param name="Text">In these words; empty for an act without words.</param>
/// <param name="EntryId">The entry that is raised; null for none.</param>
internal readonly record struct CallerTurn(CallerAct Act, string Text, string? EntryId);
