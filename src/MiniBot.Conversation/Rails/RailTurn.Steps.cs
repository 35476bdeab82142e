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

    private Line MessageLine() =>
        LineOf(_state.Step.Message, _state.Step.AudioPath) with
        {
            Short = _state.Step.Short is { } simpler ? LineOf(simpler) : null,
        };

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
                if (_state.Disposition == Disposition.Callback)
                    KeepCallback(text);
                MoveOn();
                break;
            case not StepKind.ConfirmTime when IsAnswer(reading):
                Decide("step.answered", reading);
                _state = _state with { Scorecard = _state.Scorecard.Enter(_state.Step, AnswerOf(reading, text)) };
                if (LeadsToTransfer(reading))
                    StartTransfer(reading.Found.Contains(Intent.TransferHuman) ? Kept(text) : null);
                else
                    MoveOn();
                break;
            default:
                NotUnderstood(reading);
                break;
        }
    }

    private static bool IsAnswer(Reading reading) => reading.IsPositive || reading.Intent is Intent.Deny or Intent.Unsure;

    // Put once more, then once in simpler words where there are any; then the rail goes on without an answer.
    private void NotUnderstood(Reading reading, Prompt excuse = Prompt.Reprompt)
    {
        var unclear = _state.Unclear;
        _state = _state with { Unclear = unclear + 1 };
        switch (unclear)
        {
            case 0 when reading.IsGreeting:
                Decide("step.reprompted", reading);
                Say(MessageLine());
                break;
            case 0:
                Decide("step.reprompted", reading);
                SayBefore(LineOf(excuse), MessageLine());
                break;
            case 1 when _state.Step.Short is not null:
                Decide("step.simplified", reading);
                SayBefore(LineOf(Prompt.Simpler), MessageLine(), simply: true);
                break;
            default:
                Decide("step.given_up", reading);
                MoveOn();
                break;
        }
    }

    private void MoveOn()
    {
        if (_state.Step.Kind == StepKind.IsLeads && !IsLead)
        {
            SayGoodBye();
            return;
        }

        MoveTo(_state.StepIndex + 1);
        Ask();
    }

    private void MoveTo(int step) => _state = _state with { StepIndex = step, Unclear = 0, AutonomousTurns = 0 };

    private void SayGoodBye()
    {
        var bye = Scenario.Rail[^1];
        if (_state.Disposition == Disposition.Callback)
            Close(Disposition.Callback, LineOf(Prompt.TransferEnd));
        else if (IsLead)
            Close(Disposition.Lead, LineOf(bye.Message, bye.AudioPath));
        else
            Close(Disposition.NotInterested, bye.MessageNotLead is { } other ? LineOf(other) : LineOf(Prompt.NotLeadEnd));
    }
}
