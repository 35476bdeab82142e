namespace MiniBot.Conversation.Rails;

/// <summary>Where a conversation stands.</summary>
public enum RailPhase
{
    /// <summary>Not answered yet.</summary>
    Ringing,

    /// <summary>The disclosure has not been heard whole yet.</summary>
    Disclosing,

    /// <summary>On a step of the rail.</summary>
    Asking,

    /// <summary>The caller may have opted out; asked once.</summary>
    ConfirmingOptOut,

    /// <summary>The caller is being handed to a human.</summary>
    Transferring,

    /// <summary>A voicemail's greeting plays; our message follows it.</summary>
    AwaitingBeep,

    /// <summary>A machine may put us through to a person; we wait.</summary>
    AwaitingPerson,

    /// <summary>The last words play; the disposition is decided.</summary>
    Closing,

    /// <summary>Over: nothing is said any more.</summary>
    Ended,
}
