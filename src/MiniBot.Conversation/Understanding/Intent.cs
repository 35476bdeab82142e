using System.Text.Json.Serialization;

namespace MiniBot.Conversation.Understanding;

/// <summary>What an utterance of the caller means to the rail. On the wire in lower snake case.</summary>
[JsonConverter(typeof(IntentJsonConverter))]
public enum Intent
{
    /// <summary>Yes.</summary>
    Affirm,

    /// <summary>No, as an answer to the question asked.</summary>
    Deny,

    /// <summary>Wants to hear more.</summary>
    Interested,

    /// <summary>Refuses the offer: 60 days of silence.</summary>
    NotInterested,

    /// <summary>Wants to be called at another time.</summary>
    Callback,

    /// <summary>Does not know, or says yes and no.</summary>
    Unsure,

    /// <summary>Asks something.</summary>
    Question,

    /// <summary>Raises an objection that an answer may settle.</summary>
    Objection,

    /// <summary>Wants no more calls.</summary>
    OptOut,

    /// <summary>Is not the person we meant to call.</summary>
    WrongNumber,

    /// <summary>Wants a human.</summary>
    TransferHuman,

    /// <summary>Did not hear or understand us.</summary>
    Repeat,

    /// <summary>Asks for a moment.</summary>
    Wait,

    /// <summary>The greeting of an answering machine.</summary>
    Machine,

    /// <summary>Nothing was said.</summary>
    Silence,

    /// <summary>None of the others.</summary>
    Neutral,
}
