namespace MiniBot.Sip.Media;

/// <summary>What the system granted to the thread of a <see cref="MediaClock"/>.</summary>
public enum MediaPriority
{
    /// <summary>Nothing: on a busy machine, ticks come late.</summary>
    Ordinary,

    /// <summary>A larger share of the processor (nice −11).</summary>
    Preferred,

    /// <summary>Before all ordinary threads (SCHED_FIFO): needs CAP_SYS_NICE, or a limit for real-time priority of 10 or more.</summary>
    RealTime,
}
