namespace MiniBot.Compliance;

/// <summary>When a call is recorded, from the least to the most.</summary>
public enum RecordingMode
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>From the moment the person has explicitly said yes.</summary>
    AfterYes,

    /// <summary>From the start, whether the person agreed or not.</summary>
    Always,
}
