using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Rails;

/// <summary>Questions, answers, and the way along the rail.</summary>
internal sealed partial class RailTurn
{
    private bool IsLead => _state.Scorecard.Score >= Scenario.LeadThreshold;

    private void Ask()
    {
        _state = _state with { Phase = RailPhase.Asking, SilencesInARow = 0 };
        if (_state.Step.Kind == StepKind.Bye)
            SayGoodBye();
        else
            Say(MessageLine());
    }

    private Line MessageLine() => LineOf(_state.Step.Message, _state.Step.AudioPath);

    private Line ShortLine() => _state.Step.Short is { } simpler ? LineOf(simpler) : MessageLine();

    private void AnswerStep(Reading reading, string text)
    {
        if (TakeValue(reading, text))
            return;
        switch (_state.Step.Kind)
        {
            case StepKind.Hello or StepKind.IsLeads when reading.Intent == Intent.Deny:
                Refuse(reading, text);
                break;
            case StepKind.IsLeads when reading.Intent == Intent.Unsure:
                NotUnderstood(reading);
                break;
            case StepKind.Question
            or StepKind.ConfirmTime when !_state.Step.IsDetermining && !reading.IsEmpty && !reading.IsGreeting:
                Decide("step.kept", reading);
                _state = _state with { Scorecard = _state.Scorecard.Keep(_state.Step, AnswerOf(reading, text)) };
                MoveOn();
                break;
            case not StepKind.ConfirmTime when IsAnswer(reading):
                Decide("step.answered", reading);
                _state = _state with { Scorecard = _state.Scorecard.Enter(_state.Step, AnswerOf(reading, text)) };
                MoveOn();
                break;
            default:
                NotUnderstood(reading);
                break;
        }
    }

    private static bool IsAnswer(Reading reading) => reading.IsPositive || reading.Intent is Intent.Deny or Intent.Unsure;

    // Put once more in simpler words; then the rail goes on without an answer.
    private void NotUnderstood(Reading reading)
    {
        if (_state.WasReprompted)
        {
            Decide("step.given_up", reading);
            MoveOn();
            return;
        }

        Decide("step.reprompted", reading);
        _state = _state with { WasReprompted = true };
        if (reading.IsGreeting)
            Say(MessageLine());
        else
            Say(LineOf(Prompt.Reprompt), ShortLine());
    }

    private void MoveOn()
    {
        if (_state.Step.Kind == StepKind.IsLeads && !IsLead)
        {
            SayGoodBye();
            return;
        }

        _state = _state with { StepIndex = _state.StepIndex + 1, WasReprompted = false, AutonomousTurns = 0 };
        Ask();
    }

    private void SayGoodBye()
    {
        var bye = Scenario.Rail[^1];
        if (IsLead)
            Close(Disposition.Lead, LineOf(bye.Message, bye.AudioPath));
        else
            Close(Disposition.NotInterested, bye.MessageNotLead is { } other ? LineOf(other) : LineOf(Prompt.NotLeadEnd));
    }

    /// <summary>Answers a question or objection and leads back to the step; beyond the step's limit it counts as not understood.</summary>
    private void AnswerCaller(Reading reading)
    {
        var entry = Scenario.Intents.Answers.Find(reading.AnswerId);
        if (entry is { IsFixed: true })
        {
            Decide("answer.fixed", reading);
            Say(LineOf(entry.Answer), ShortLine());
            return;
        }

        if (_state.AutonomousTurns >= _state.Step.MaxAutonomousTurns)
        {
            NotUnderstood(reading);
            return;
        }

        Decide(entry is null ? "answer.later" : "answer." + entry.Id, reading);
        _state = _state with { AutonomousTurns = _state.AutonomousTurns + 1 };
        var answer = entry is null ? LineOf(Prompt.AnsweredLater) : LineOf(entry.Answer);
        if (_state.ReturnsUsed >= Scenario.Texts.Returns.Length)
        {
            Say(answer, ShortLine());
            return;
        }

        var lead = LineOf(Scenario.Texts.Returns[_state.ReturnsUsed]);
        _state = _state with { ReturnsUsed = _state.ReturnsUsed + 1 };
        Say(answer, lead, ShortLine());
    }
}
