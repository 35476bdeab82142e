namespace MiniBot.Speech.Models;

/// <summary>What became of a model in a child process.</summary>
public enum ProbeVerdict
{
    /// <summary>The engine loads it.</summary>
    Loads,

    /// <summary>The engine refuses it.</summary>
    Refused,

    /// <summary>It ended the child process: a crash, an abort, an exit of the library's own.</summary>
    Crashed,

    /// <summary>The engine did not come back in time; the child was ended.</summary>
    Hangs,

    /// <summary>No child could be started.</summary>
    NotStarted,
}
