using System.Diagnostics;
using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>
/// What no entry answers is put to the language model, where the scenario allows it. Each sentence is guarded, then said as it
/// comes; whatever goes wrong, a colleague will answer, and the rail goes on.
/// </summary>
internal sealed partial class RailTurn
{
    private const int MaxExchanges = FreestylePromptBuilder.MaxHistory;

    /// <summary>How long the caller waits for the first sentence.</summary>
    private static readonly TimeSpan FirstSentenceLimit = TimeSpan.FromSeconds(3);

    /// <summary>How long for each further one, while the one before is being said.</summary>
    private static readonly TimeSpan NextSentenceLimit = TimeSpan.FromSeconds(5);

    /// <summary>The model's next sentence.</summary>
    public void SaySentence(CallInput.ModelSentence sentence)
    {
        if (_state.Freestyle is not { } turn || turn.Request != sentence.Request)
            return;
        var verdict = SentenceGuard.Check(sentence.Text.Trim(), Scenario, turn.Guard);
        _state = _state with { Freestyle = turn with { Guard = verdict.Next } };
        switch (verdict)
        {
            case SentenceVerdict.Passed passed:
                Decide("freestyle.said");
                SayOfModel(passed.Sentence);
                break;
            case SentenceVerdict.Replaced replaced:
                Decide("freestyle.replaced", FreestyleRules.Key(replaced.Reason));
                SayOfModel(replaced.Text);
                break;
            case SentenceVerdict.Dropped dropped:
                Decide("freestyle.dropped", FreestyleRules.Key(dropped.Reason));
                break;
            default:
                throw new UnreachableException();
        }

        // What follows a sentence that may not be said is not to be trusted either.
        if (verdict is not SentenceVerdict.Passed || verdict.Next.Said == SentenceGuard.MaxSentences)
            ReturnFromModel(isRunning: true);
        else
            StartModelTimer(NextSentenceLimit);
    }

    /// <summary>The model is slow to begin: the caller is asked for a moment, once in an answer.</summary>
    public void BridgeModel(int request)
    {
        if (_state.Freestyle is not { IsBridged: false, Said.IsEmpty: true } turn || turn.Request != request)
            return;
        Decide("freestyle.bridged");
        _state = _state with { Freestyle = turn with { IsBridged = true } };
        SayLine(LineOf(Prompt.OneMoment));
    }

    /// <summary>The model has finished, or failed.</summary>
    public void EndModel(int request, string rule)
    {
        if (_state.Freestyle?.Request != request)
            return;
        Decide(rule);
        ReturnFromModel(isRunning: false);
    }

    /// <summary>The model takes too long.</summary>
    public void GiveUpModel(int generation)
    {
        if (_state.Freestyle is null || generation != _state.ModelGeneration)
            return;
        Decide("freestyle.late");
        ReturnFromModel(isRunning: true);
    }

    private void AskModel(Reading reading, string text)
    {
        Decide("freestyle.asked", reading);
        StopInterruptible();
        var request = _state.LastRequest + 1;
        var guard = GuardState.Start(Scenario, _state.Variables, text);
        _state = _state with { LastRequest = request, Freestyle = new FreestyleTurn(request, [], guard) };
        var prompt = FreestylePromptBuilder.Build(Scenario, _state.Variables, _state.Step, _state.History, Kept(text));
        _actions.Add(new CallAction.AskModel(request, prompt));
        StartModelTimer(FirstSentenceLimit);
    }

    private void ReturnFromModel(bool isRunning)
    {
        var guard = _state.Freestyle!.Guard;
        foreach (var warning in SentenceGuard.WarningsAfter(guard))
            SayOfModel(warning);
        var said = _state.Freestyle.Said;
        if (isRunning)
            CancelModel();
        _state = _state with { Freestyle = null };
        if (said.IsEmpty)
            AnswerAndReturn(LineOf(Prompt.AnsweredLater));
        else
            ReturnToStep(said);
    }

    private void SayOfModel(string text)
    {
        var line = new Line(text);
        SayLine(line);
        RememberSaid(text);
        var turn = _state.Freestyle!;
        _state = _state with { Freestyle = turn with { Said = turn.Said.Add(line) } };
    }

    /// <summary>The model's answer is not wanted any more.</summary>
    private void CancelModel()
    {
        if (_state.Freestyle is not { Request: var request })
            return;
        _actions.Add(new CallAction.CancelModel(request));
        _state = _state with { Freestyle = null };
    }

    private void StartModelTimer(TimeSpan delay)
    {
        _state = _state with { ModelGeneration = _state.ModelGeneration + 1 };
        _actions.Add(new CallAction.StartTimer(CallTimer.Model, _state.ModelGeneration, delay));
    }

    /// <summary>Keeps what was said to each other, where a model may be asked later.</summary>
    private void Remember(string caller)
    {
        if (Scenario.AgentMode != AgentMode.Assisted)
            return;
        var agent = string.Join(' ', _actions.OfType<CallAction.Say>().Select(say => say.Text));
        var history = _state.History.Add(new Exchange(Kept(caller), agent));
        _state = _state with { History = history.Length > MaxExchanges ? history.RemoveAt(0) : history };
    }

    private void RememberSaid(string sentence)
    {
        if (_state.History is not [.., var last])
            return;
        var agent = last.Agent.Length == 0 ? sentence : $"{last.Agent} {sentence}";
        _state = _state with { History = _state.History.SetItem(_state.History.Length - 1, last with { Agent = agent }) };
    }
}
