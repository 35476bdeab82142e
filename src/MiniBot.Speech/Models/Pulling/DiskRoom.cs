namespace MiniBot.Speech.Models.Pulling;

/// <summary>Room on the disk.</summary>
internal static class DiskRoom
{
    /// <summary>What is left free for everything else.</summary>
    private const long Margin = 32L << 20;

    private const int NoSpaceUnix = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);
    private const int QuotaUnix = 122;

    /// <summary>The problem if <paramref name="bytes"/> more do not fit below a folder that exists.</summary>
    public static PullProblem? Check(string folder, long bytes)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= bytes + Margin
            ? null
            : Full($"{folder} has {free >> 20} MiB free, and {(bytes + Margin) >> 20} MiB are needed");
    }

    /// <summary>What a write's failure means.</summary>
    public static PullProblem Explain(Exception failure) =>
        failure.HResult is NoSpaceUnix or NoSpaceWindows or QuotaUnix
            ? Full(failure.Message)
            : new PullProblem(
                PullFault.Disk,
                failure.Message,
                "give this user the right to write there, or name another folder in MINIBOT_MODELS"
            );

    private static PullProblem Full(string cause) =>
        new(
            PullFault.DiskFull,
            cause,
            "make room, or name a folder on another disk in MINIBOT_MODELS; what has come so far is kept"
        );
}
