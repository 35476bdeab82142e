namespace MiniBot.Speech.Models.Pulling;

/// <summary>How a pull ended. A closed family.</summary>
public abstract record PullOutcome
{
    private PullOutcome() { }

    /// <summary>The model is there now.</summary>
    /// <param name="Folder">Its folder.</param>
    /// <param name="Pinned">True if a file without a published checksum came for the first time, and its checksum was written down.</param>
    public sealed record Pulled(string Folder, bool Pinned) : PullOutcome;

    /// <summary>It was there already, every file with its checksum.</summary>
    /// <param name="Folder">Its folder.</param>
    public sealed record AlreadyThere(string Folder) : PullOutcome;

    /// <summary>It could not be pulled; what was there before is untouched.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Failed(PullProblem Problem) : PullOutcome;
}
