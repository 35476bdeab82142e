namespace MiniBot.Compliance;

/// <summary>Whose voice speaks. A closed family.</summary>
public abstract record VoiceOrigin
{
    private VoiceOrigin() { }

    /// <summary>A voice that belongs to nobody.</summary>
    public static VoiceOrigin Synthetic { get; } = new Generic();

    /// <summary>A voice that belongs to nobody.</summary>
    public sealed record Generic : VoiceOrigin;

    /// <summary>A person's voice, cloned or recorded.</summary>
    /// <param name="Licence">The owner's written consent: document reference; null or blank when there is none.</param>
    public sealed record Cloned(string? Licence) : VoiceOrigin;
}
