namespace MiniBot.Calls.Speaking;

/// <summary>The audio of something to say, or why there is none. A closed family.</summary>
public abstract record PromptOutcome
{
    private PromptOutcome() { }

    /// <summary>The audio at the rate asked for. Shared with other calls: never written to.</summary>
    public sealed record Ready(short[] Samples) : PromptOutcome
    {
        /// <summary>The part of the text that this says; null for all of it.</summary>
        public string? Written { get; init; }
    }

    /// <summary>It cannot be said, because of <paramref name="Cause"/> (English, no personal data).</summary>
    public sealed record Failed(string Cause) : PromptOutcome;
}
