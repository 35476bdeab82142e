using MiniBot.Audio.Ambience;
using MiniBot.Conversation;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Calls;

/// <summary>What one call is about: fixed before it is dialled, so that a reload never changes a call in progress.</summary>
public sealed record CallSetup
{
    /// <summary>The scenario that the agent follows.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The contact's columns, by name.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where the journal is written (JSON lines); its folder exists.</summary>
    public required string JournalPath { get; init; }

    /// <summary>Where the call is recorded (stereo WAV: left the caller, right the agent), or null: recording is off by default.</summary>
    public string? RecordingPath { get; init; }

    /// <summary>The background of the agent's side at its final level, or null for none. Belongs to this call alone.</summary>
    public AmbiencePlayer? Ambience { get; init; }

    /// <summary>Shown each input with what the rail made of it, as the call goes on; must return at once. Null for nobody.</summary>
    public Action<CallInput, Transition>? Observe { get; init; }

    /// <summary>
    /// Enters an opt-out (with the words heard) in the ledger, before anything else is done. It has 10 s, then its token is cancelled;
    /// the end of the call does not cancel it. If it throws, the call ends without a further word, and <see cref="CallRecord"/>
    /// bears both the failure and the opt-out, so that it can be entered once more.
    /// </summary>
    public required Func<OptOut, string, CancellationToken, ValueTask> Suppress { get; init; }
}
