namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>One thing that a called party says once.</summary>
/// <param name="Words">Of the agent's sentence that it answers.</param>
/// <param name="Audio">What is said, at 8 kHz.</param>
/// <param name="After">How long after the sentence ended, or began where it is said over the agent.</param>
/// <param name="Over">True when it is said over the agent's sentence.</param>
internal sealed record PhoneLine(string Words, short[] Audio, TimeSpan After, bool Over)
{
    /// <summary>A person answers this long after the agent has finished.</summary>
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(400);

    /// <summary>What stands for the agent's sentence where a line is said as soon as the telephone is picked up.</summary>
    public const string Answered = "\u260E";

    /// <summary>Said on picking up.</summary>
    public static PhoneLine First(short[] audio, TimeSpan after) => new(Answered, audio, after, Over: false);

    /// <summary>Answers a sentence of the agent once it has ended.</summary>
    public static PhoneLine Answer(string words, short[] audio) => new(words, audio, Reaction, Over: false);

    /// <summary>Speaks over a sentence of the agent.</summary>
    public static PhoneLine Interrupt(string words, short[] audio, TimeSpan after) => new(words, audio, after, Over: true);
}
