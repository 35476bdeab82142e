using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Qualification;

/// <summary>One determining answer.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Points">What it earned, 0 to 100.</param>
/// <param name="Utterance">The words of the caller. Personal data.</param>
/// <param name="Intent">How they were read.</param>
/// <param name="At">When they were heard.</param>
public sealed record ScoreReason(string Step, int Points, string Utterance, Intent Intent, DateTimeOffset At);

/// <summary>What the caller answered to a step that asks to know.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Text">The words of the caller. Personal data.</param>
/// <param name="Value">What they say, where the step expects a kind of answer and it was given; else null.</param>
public sealed record StepValue(string Step, string Text, AnswerValue? Value = null);
