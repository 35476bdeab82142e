using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>How an attempt ended, for the campaign. On the wire in upper snake case (LEAD, NOT_INTERESTED, …).</summary>
[JsonConverter(typeof(DispositionJsonConverter))]
public enum Disposition
{
    /// <summary>Qualified: the score reached the threshold.</summary>
    Lead,

    /// <summary>Refused, or the score stayed below the threshold.</summary>
    NotInterested,

    /// <summary>Asked to be called back.</summary>
    Callback,

    /// <summary>Nobody answered, or nobody spoke.</summary>
    NoAnswer,

    /// <summary>The line was busy.</summary>
    Busy,

    /// <summary>A machine answered.</summary>
    AnsweringMachine,

    /// <summary>Asked never to be called again.</summary>
    OptOut,

    /// <summary>Not the person we meant to call.</summary>
    WrongNumber,

    /// <summary>Handed to a human.</summary>
    Transferred,

    /// <summary>Hung up before the end.</summary>
    HungUp,

    /// <summary>Declined the call.</summary>
    Rejected,

    /// <summary>The number cannot be reached.</summary>
    Unreachable,

    /// <summary>Our side or the trunk failed.</summary>
    Failed,

    /// <summary>Refused by the gate, never dialled.</summary>
    Refused,
}
