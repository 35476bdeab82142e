namespace MiniBot.Conversation.Evaluation;

/// <summary>One line of a labelled file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Label">What it should be understood as.</param>
/// <param name="Text">What was said.</param>
public sealed record LabelledUtterance(int Line, string Label, string Text);
