namespace MiniBot.Conversation.Freestyle;

/// <summary>One thing that the caller said, and what the agent answered. Personal data.</summary>
/// <param name="Caller">The words of the caller.</param>
/// <param name="Agent">What the agent said to it.</param>
public sealed record Exchange(string Caller, string Agent);
