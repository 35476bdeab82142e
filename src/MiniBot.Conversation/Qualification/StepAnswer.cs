using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Qualification;

/// <summary>One answer of the caller, to any step: what a call is scored by, also again.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Intent">How it was read.</param>
/// <param name="Utterance">The words of the caller. Personal data.</param>
/// <param name="Value">The value that the step expected; null when there was none.</param>
/// <param name="At">When it was heard.</param>
public sealed record StepAnswer(string Step, Intent Intent, string Utterance, AnswerValue? Value, DateTimeOffset At);
