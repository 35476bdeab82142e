namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>One thing that a called party says once, to a sentence of the agent that has ended.</summary>
/// <param name="Words">Of the agent's sentence.</param>
/// <param name="Audio">What is said, at 8 kHz.</param>
internal sealed record PhoneLine(string Words, short[] Audio);
