using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>Questions and objections of the caller: the answer, a question that leads back, the question of the step.</summary>
internal sealed partial class RailTurn
{
    /// <summary>Answers and leads back to the step; beyond the step's limit a colleague will answer, and it counts as not understood.</summary>
    private void AnswerCaller(Reading reading, string text)
    {
        var entry = Scenario.Intents.Answers.Find(reading.AnswerId);
        if (entry is { IsFixed: true })
        {
            Decide("answer.fixed", reading);
            var answer = LineOf(entry.Answer, entry.AudioPath);
            StopInterruptible();
            SayLine(answer);
            SayQuestion([answer]);
            return;
        }

        if (_state.AutonomousTurns >= _state.Step.MaxAutonomousTurns)
        {
            NotUnderstood(reading, Prompt.AnsweredLater);
            return;
        }

        _state = _state with { AutonomousTurns = _state.AutonomousTurns + 1 };
        if (entry is not null)
            AnswerFrom(entry, reading);
        else if (Scenario.AgentMode == AgentMode.Assisted)
            AskModel(reading, text);
        else
        {
            Decide("answer.later", reading);
            AnswerAndReturn(LineOf(Prompt.AnsweredLater));
        }
    }

    // Who raises the same again was not helped by the answer: hears what follows from it instead.
    private void AnswerFrom(AnswerEntry entry, Reading reading)
    {
        if (entry.FollowUp is { } followUp && _state.Answered.Contains(entry.Id))
        {
            Decide("follow_up." + entry.Id, reading);
            AnswerAndReturn(LineOf(followUp));
            return;
        }

        Decide("answer." + entry.Id, reading);
        _state = _state with { Answered = _state.Answered.Add(entry.Id) };
        AnswerAndReturn(LineOf(entry.Answer, entry.AudioPath));
    }

    private void AnswerAndReturn(Line answer)
    {
        StopInterruptible();
        SayLine(answer);
        ReturnToStep([answer]);
    }

    /// <summary>Adds, to an answer that is being said, one of the return questions and the question of the step.</summary>
    private void ReturnToStep(ImmutableArray<Line> answer)
    {
        var returns = Scenario.Texts.Returns;
        if (_state.ReturnsUsed < returns.Length)
        {
            SayLine(LineOf(returns[_state.ReturnOrder.Next(_state.ReturnsUsed, returns.Length)]));
            _state = _state with { ReturnsUsed = _state.ReturnsUsed + 1 };
        }

        SayQuestion(answer);
    }

    private void SayQuestion(ImmutableArray<Line> answer)
    {
        var question = MessageLine();
        SayLine(question.Simplest);
        _state = _state with { LastLines = answer.Add(question), QuestionPlayout = _state.LastPlayout };
    }
}
