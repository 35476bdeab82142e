namespace MiniBot.Speech.Models;

/// <summary>What is known of a model before it is loaded. A closed family.</summary>
public abstract record ModelState
{
    private ModelState() { }

    /// <summary>Every file is there with its checksum: safe to load.</summary>
    /// <param name="Path">The model's folder.</param>
    public sealed record Verified(string Path) : ModelState;

    /// <summary>The folder says nothing of its files: to be probed in a child process before it is loaded.</summary>
    /// <param name="Path">The model's folder.</param>
    public sealed record Unknown(string Path) : ModelState;

    /// <summary>It cannot be used.</summary>
    /// <param name="Cause">Which file is missing or wrong.</param>
    /// <param name="Mend">What would mend it.</param>
    public sealed record Unusable(string Cause, string Mend) : ModelState;
}
