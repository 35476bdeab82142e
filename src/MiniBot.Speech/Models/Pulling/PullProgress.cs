namespace MiniBot.Speech.Models.Pulling;

/// <summary>How far a pull has come.</summary>
/// <param name="File">The file at work.</param>
/// <param name="Stage">What is being done with it.</param>
/// <param name="Done">Bytes so far.</param>
/// <param name="Total">Bytes altogether; null if nobody knows.</param>
/// <param name="Wait">While <see cref="PullStage.Waiting"/>: how long.</param>
public readonly record struct PullProgress(string File, PullStage Stage, long Done, long? Total, TimeSpan Wait = default);

/// <summary>What a pull is doing.</summary>
public enum PullStage
{
    /// <summary>Bytes come in.</summary>
    Fetching,

    /// <summary>The server is given time before it is asked again.</summary>
    Waiting,

    /// <summary>An archive is unpacked.</summary>
    Unpacking,
}
