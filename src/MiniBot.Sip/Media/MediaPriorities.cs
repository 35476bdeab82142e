namespace MiniBot.Sip.Media;

/// <summary>Puts the calling thread before others, as far as the system lets it.</summary>
internal static unsafe class MediaPriorities
{
    private const int FirstInFirstOut = 1;

    // Processes and threads started from this one do not inherit it.
    private const int ResetOnFork = 0x4000_0000;
    private const int RealTimePriority = 10;
    private const int PriorityOfThread = 0;
    private const int CallingThread = 0;
    private const int Nice = -11;

    public static MediaPriority Raise()
    {
        var priority = RealTimePriority;
        if (NativeMethods.SetScheduler(CallingThread, FirstInFirstOut | ResetOnFork, &priority) == 0)
            return MediaPriority.RealTime;
        return NativeMethods.SetPriority(PriorityOfThread, CallingThread, Nice) == 0
            ? MediaPriority.Preferred
            : MediaPriority.Ordinary;
    }
}
