namespace MiniBot.Calls.Machines;

/// <summary>What is measured of a greeting: its timing alone. In the tree's file in lower snake case.</summary>
public enum GreetingFeature
{
    /// <summary>From the answer to the first voice, in ms.</summary>
    InitialSilenceMs,

    /// <summary>From the first voice until now, in ms.</summary>
    SinceFirstVoiceMs,

    /// <summary>The first burst of voice so far, in ms.</summary>
    FirstBurstMs,

    /// <summary>The pause after the first burst, in ms; once a second one follows, beyond its first 100 ms.</summary>
    FirstPauseMs,

    /// <summary>The burst under way, or the last one, in ms.</summary>
    LastBurstMs,

    /// <summary>The longest burst so far, in ms.</summary>
    LongestBurstMs,

    /// <summary>The mean of the bursts so far, in ms.</summary>
    MeanBurstMs,

    /// <summary>How many bursts there were.</summary>
    Bursts,

    /// <summary>All voice so far, in ms.</summary>
    VoicedMs,

    /// <summary>The voice's part of the time since the first voice, 0 to 1.</summary>
    VoicedShare,

    /// <summary>The silence since the last voice, in ms; 0 while there is voice.</summary>
    SilenceMs,

    /// <summary>The longest pause between two bursts, beyond its first 100 ms.</summary>
    LongestPauseMs,

    /// <summary>The mean pause between two bursts, beyond their first 100 ms.</summary>
    MeanPauseMs,
}
