using MiniBot.Audio.Ambience;
using MiniBot.Conversation;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Calls;

/// <summary>What one call is about: fixed before it is dialled, so that a reload never changes a call in progress.</summary>
public sealed record CallSetup
{
    /// <summary>The scenario that the agent follows.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The contact's columns, by name.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where the journal is written.</summary>
    public required string JournalPath { get; init; }

    /// <summary>Where the call is recorded (stereo WAV: left the caller, right the agent), or null: recording is off by default.</summary>
    public string? RecordingPath { get; init; }

    /// <summary>The background of the agent's side, or null for none. Belongs to this call alone.</summary>
    public AmbiencePlayer? Ambience { get; init; }

    /// <summary>
    /// Enters an opt-out in the ledger, called at once, before the call ends. The call waits for it, and a failure is reported
    /// in <see cref="CallRecord.Failure"/>.
    /// </summary>
    public required Func<OptOut, string, CancellationToken, ValueTask> Suppress { get; init; }
}
