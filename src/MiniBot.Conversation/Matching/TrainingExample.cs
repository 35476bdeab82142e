namespace MiniBot.Conversation.Matching;

/// <summary>An utterance and what it is.</summary>
internal readonly record struct TrainingExample(string Label, string Text);
