using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>One input being answered: gathers the actions and the next state. Lives for one call of <see cref="Rail.Advance"/>.</summary>
internal sealed partial class RailTurn(RailState state, DateTimeOffset now)
{
    /// <summary>How long the last words may take before we hang up regardless.</summary>
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller may speak before we take it for noise.</summary>
    private static readonly TimeSpan SpeechLimit = TimeSpan.FromSeconds(20);

    private readonly ImmutableArray<CallAction>.Builder _actions = ImmutableArray.CreateBuilder<CallAction>();
    private RailState _state = state;
    private Decision? _decision;

    private Scenario Scenario => _state.Scenario;

    public Transition ToTransition() => new(_state, _actions.ToImmutable(), _decision);

    private void Decide(string rule, Reading? reading = null) =>
        _decision = new Decision(
            rule,
            _state.Phase == RailPhase.Ringing ? null : _state.Step.Name,
            reading?.Intent,
            reading?.Score ?? 0,
            reading?.Evidence ?? []
        );

    private void Decide(string rule, string evidence) =>
        _decision = new Decision(rule, _state.Step.Name, Intent: null, Score: 0, [evidence]);

    private Line LineOf(Prompt prompt) => LineOf(Scenario.Texts[prompt]);

    private Line LineOf(Template template, string? audioPath = null) => new(Scenario.Fill(template, _state.Variables), audioPath);

    /// <summary>Speaks in place of whatever interruptible still plays.</summary>
    private void Say(Line line, bool simply = false)
    {
        Interject(simply ? line.Simplest : line);
        _state = _state with { LastLines = [line] };
    }

    /// <summary>As <see cref="Say"/>, with words before it that "pardon?" does not repeat.</summary>
    private void SayBefore(Line before, Line line, bool simply = false)
    {
        Interject(before);
        SayLine(simply ? line.Simplest : line);
        _state = _state with { LastLines = [line] };
    }

    /// <summary>The last prompt again: in its short form, or in full.</summary>
    private void SayAgain(bool simply)
    {
        StopInterruptible();
        foreach (var line in _state.LastLines)
            SayLine(simply ? line.Simplest : line);
    }

    /// <summary>Speaks between two prompts: "pardon?" still repeats the prompt before.</summary>
    private void Interject(Line line)
    {
        StopInterruptible();
        SayLine(line);
    }

    private void SayLine(Line line, bool interruptible = true)
    {
        var say = new CallAction.Say(_state.LastPlayout + 1, line.Text, line.AudioPath, interruptible);
        _state = _state with { LastPlayout = say.Playout, Playing = _state.Playing.Add(say) };
        _actions.Add(say);
    }

    private void StopInterruptible() => Stop(say => say.Interruptible);

    private void StopAll() => Stop(_ => true);

    private void Stop(Func<CallAction.Say, bool> which)
    {
        foreach (var say in _state.Playing.Where(which))
            _actions.Add(new CallAction.StopSpeaking(say.Playout));
        _state = _state with
        {
            Playing = _state.Playing.RemoveAll(new Predicate<CallAction.Say>(which)),
            Overlap = _state.Overlap is { } overlap && which(overlap.Say) ? null : _state.Overlap,
        };
    }

    private void StartSilence(TimeSpan delay)
    {
        CancelSilence();
        _actions.Add(new CallAction.StartTimer(CallTimer.Silence, _state.SilenceGeneration, delay));
    }

    /// <summary>Whatever silence timer runs is stale from now on.</summary>
    private void CancelSilence() => _state = _state with { SilenceGeneration = _state.SilenceGeneration + 1 };

    private void StartCallLimit(TimeSpan delay)
    {
        _state = _state with { CallLimitGeneration = _state.CallLimitGeneration + 1 };
        _actions.Add(new CallAction.StartTimer(CallTimer.CallLimit, _state.CallLimitGeneration, delay));
    }

    private void HangUp()
    {
        _actions.Add(new CallAction.HangUp());
        _state = _state with { Phase = RailPhase.Ended };
    }
}
