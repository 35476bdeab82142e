namespace MiniBot.Speech.Models.Pulling;

/// <summary>Why a model could not be pulled.</summary>
/// <param name="Fault">What went wrong.</param>
/// <param name="Cause">The same for people; holds no secret.</param>
/// <param name="Mend">What would mend it.</param>
public sealed record PullProblem(PullFault Fault, string Cause, string Mend);

/// <summary>What can go wrong with a pull.</summary>
public enum PullFault
{
    /// <summary>The server cannot be reached, or broke off again and again.</summary>
    Offline,

    /// <summary>The server sends next to nothing.</summary>
    Stalled,

    /// <summary>The server wants an account or a permission (401, 403).</summary>
    AccessDenied,

    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The server asks for more patience than we have (429, 503).</summary>
    RateLimited,

    /// <summary>What came is not what was asked for: another length, another checksum, a broken archive.</summary>
    WrongContent,

    /// <summary>The file is another one than at the first download.</summary>
    Changed,

    /// <summary>There is no room.</summary>
    DiskFull,

    /// <summary>The archive wants to write outside of its folder, holds links, or is too large.</summary>
    UnsafeArchive,

    /// <summary>A redirect leads to where no secret and no download should go.</summary>
    UnsafeRedirect,

    /// <summary>A program that unpacks is not installed.</summary>
    ProgramMissing,

    /// <summary>Another pull of the same model is under way.</summary>
    Busy,

    /// <summary>The model has no address; it can only be copied.</summary>
    NoSource,

    /// <summary>Files cannot be read or written.</summary>
    Disk,
}
