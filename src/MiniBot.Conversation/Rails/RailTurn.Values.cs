using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Rails;

/// <summary>Answers that carry a value: a number, a date, a choice.</summary>
internal sealed partial class RailTurn
{
    private static readonly ExpectedAnswer TimeToCall = new(AnswerKind.Date);

    private TimeZoneInfo Zone => ContactZone.Of(_state.Variables);

    /// <summary>What the step expects; of Confirm_Time, a time.</summary>
    private ExpectedAnswer? Expected => _state.Step.Kind == StepKind.ConfirmTime ? TimeToCall : _state.Step.Expects;

    /// <summary>The words for the time of a callback, and the time that they name.</summary>
    private void KeepCallback(string text) =>
        _state = _state with { CallbackWords = Kept(text), CallbackTime = Scenario.Speech.ReadTime(text, now, Zone) };

    private StepAnswer AnswerOf(Reading reading, string text) =>
        new(
            _state.Step.Name,
            reading.Intent,
            Kept(text),
            Expected is { } expected ? AnswerReader.Read(Scenario.Speech, expected, reading.Intent, text, now, Zone) : null,
            now
        );

    /// <summary>
    /// Takes the answer to a question that expects a value. Without one the question is put again, once; then the words are kept.
    /// </summary>
    /// <returns>False where the step expects none, or nothing was said.</returns>
    private bool TakeValue(Reading reading, string text)
    {
        if (_state.Step.Expects is null || reading.IsEmpty || reading.IsGreeting)
            return false;
        var answer = AnswerOf(reading, text);
        if (answer.Value is null && _state.Step.Expects.Kind != AnswerKind.Text && _state.Unclear == 0)
        {
            NotUnderstood(reading);
            return true;
        }

        Decide(_state.Step.IsDetermining ? "step.answered" : "step.kept", reading);
        _state = _state with { Scorecard = _state.Scorecard.Keep(_state.Step, answer) };
        MoveOn();
        return true;
    }
}
